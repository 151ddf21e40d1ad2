/** Where menus and tooltips are put: inside the page's main landmark, so that nothing lies outside of one. */
export const overlayRoot = (): HTMLElement | null =>
  typeof document === "undefined" ? null : document.querySelector("main");
