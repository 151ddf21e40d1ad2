/**
 * The selection after one checkbox was pressed: that one, or with an anchor everything between the two,
 * becomes as the pressed one. `order` is what the table shows, from top to bottom.
 */
export function press(
  selected: ReadonlySet<number>,
  order: readonly number[],
  { id, isOn, anchor }: { id: number; isOn: boolean; anchor?: number | undefined },
): Set<number> {
  const from = anchor === undefined ? -1 : order.indexOf(anchor);
  const to = order.indexOf(id);
  const pressed =
    from < 0 || to < 0 ? [id] : order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return pressAll(selected, pressed, isOn);
}

/** The selection after all of some servers were chosen or let go; others stay as they were. */
export function pressAll(
  selected: ReadonlySet<number>,
  ids: readonly number[],
  isOn: boolean,
): Set<number> {
  const after = new Set(selected);
  for (const id of ids) {
    if (isOn) after.add(id);
    else after.delete(id);
  }
  return after;
}
