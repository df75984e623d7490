// How much may be unpacked of a PDF: a stream of a few kB can hold gigabytes, and nothing in it says so beforehand.
//
// pdf-lib has no such limit. All that it unpacks grows a buffer by one method of one class, which it does not offer by
// name: any stream leads to it.
import { decodePDFRawStream, PDFContext, PDFRawStream } from "@cantoo/pdf-lib";
import { MOST_UNPACKED } from "#generated/contract.js";

const EMPTY = [0x78, 0x9c]; // how something deflated begins

/**
 * From here on at most so much is unpacked, of all streams together. For a worker that reads one file of somebody else.
 * @returns {() => boolean} whether that was not enough; pdf-lib goes on after most errors
 */
export function limitUnpacking() {
  const streams = classOfStreams();
  const grow = streams.ensureBuffer;
  let unpacked = 0;
  let isTooMuch = false;
  streams.ensureBuffer = function (requested) {
    const before = this.buffer.byteLength;
    isTooMuch ||= requested > before && unpacked + requested > MOST_UNPACKED;
    if (isTooMuch) throw new RangeError("too much to unpack");
    const buffer = grow.call(this, requested);
    unpacked += buffer.byteLength - before;
    return buffer;
  };
  return () => isTooMuch;
}

function classOfStreams() {
  const dict = PDFContext.create().obj({ Filter: "FlateDecode" });
  const stream = decodePDFRawStream(PDFRawStream.of(dict, new Uint8Array(EMPTY)));
  let found = Object.getPrototypeOf(stream);
  while (!Object.hasOwn(found, "ensureBuffer")) found = Object.getPrototypeOf(found);
  return found;
}
