"""A zip that depends on nothing but the names and the content of its files, and sums to check what was downloaded."""

import hashlib
import io
import zipfile
from collections.abc import Iterable, Mapping

_NO_DAY = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip knows: the day of packing says nothing of the content."""
_FILE, _PROGRAM = 0o100644, 0o100755
_PROGRAMS = ("/run", ".sh")


def zip_bytes(folder: str, files: Mapping[str, bytes]) -> bytes:
    """Return a zip with the files, by their address, in one `folder`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for address in sorted(files):
            entry = zipfile.ZipInfo(f"{folder}/{address}", _NO_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, also when Windows packs it
            entry.external_attr = (_PROGRAM if address.endswith(_PROGRAMS) else _FILE) << 16
            archive.writestr(entry, files[address])
    return out.getvalue()


def sums(files: Mapping[str, bytes]) -> bytes:
    """Return the SHA-256 sums of files as `sha256sum --check` reads them."""
    return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)).encode()


def manifest(files: Mapping[str, bytes], without: Iterable[str] = ()) -> bytes:
    """Return the sums of the files of a source, so that an upgrade can tell which of them someone changed."""
    left_out = set(without)
    return sums({name: data for name, data in files.items() if name not in left_out})
