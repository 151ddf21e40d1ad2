/** The title of the browser's tab. Drawn by the page itself, so that it follows what the page shows. */
export const PageTitle = ({ children }: { children: string }) => (
  <title>{`${children} · OBDeck`}</title>
);
