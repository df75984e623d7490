/** Puts a copy of `model` in its place for each of `items`; `fill` gets a copy and its item. */
export function repeat(model, items, fill) {
  const copies = items.map((item) => {
    const copy = model.cloneNode(true);
    fill(copy, item);
    return copy;
  });
  model.replaceWith(...copies);
}
