"""Whether a PDF unpacks to far more than a card can be: asked before any library reads it, for those unpack blindly."""

import re
import zlib

_MOST_UNPACKED = 300_000_000
_STEP = 1 << 20
_KEPT = 1 << 24
"""What of an unpacked stream is looked at again: one that is packed twice is small after the first time."""
_PACKED_AGAIN = 4
"""How often a stream may be packed within a packed stream."""
_STREAM = re.compile(rb"stream\r?\n")
_START = re.compile(rb"[\x08-\x78][\x01\x5e\x9c\xda]")


def is_bomb(data: bytes) -> bool:
    """Return whether the packed streams of a PDF together are more than fits in memory; counted while unpacking."""
    left = _MOST_UNPACKED
    for match in _STREAM.finditer(data):
        left -= _unpacked(memoryview(data)[match.end() :], left, _PACKED_AGAIN)
        if left < 0:
            return True
    return False


def _unpacked(packed: memoryview, most: int, again: int) -> int:
    """Return how many bytes a stream unpacks to, but no further than just over `most`; 0 when it is not packed."""
    if not _START.match(packed[:2]):
        return 0
    unpacker, size, first = zlib.decompressobj(), 0, bytearray()
    rest: bytes | memoryview = packed
    at = 0
    try:
        while size <= most and not unpacker.eof:
            if not unpacker.unconsumed_tail:
                rest = packed[at : at + _STEP]
                at += _STEP
                if not rest:
                    break
            piece = unpacker.decompress(unpacker.unconsumed_tail or rest, _STEP)
            size += len(piece)
            if again and size <= _KEPT:
                first += piece
    except zlib.error:
        pass
    if again and _START.match(first[:2]):
        size += _unpacked(memoryview(first), most - size, again - 1)
    return size
