/** A PDF or Word file that cannot be read or filled; the message tells the person why, in Dutch. */
export class TakeAwayError extends Error {
  name = "TakeAwayError";
}
