/** Hands the browser a text to save as a file. */
export function downloadText(text: string, fileName: string, type = "text/plain"): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  downloadFrom(url, fileName);
  URL.revokeObjectURL(url);
}

/** Lets the browser save what an address answers, by the name that it answers or this one; the page stays. */
export function downloadFrom(url: string, fileName = ""): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
}
