/** FNV-1a, of a text or a piece of it. */
export function hash(text, start = 0, end = text.length) {
  let value = 0x811c9dc5;
  for (let index = start; index < end; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value;
}
