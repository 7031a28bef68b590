"""A PDF written as it is drawn: what is complete, such as a photo, goes to the file at once and leaves the memory.

reportlab keeps a whole document until it is saved and then joins it once more; hundreds of papers with photos would
not fit. Numbers and cross references stay its own.
"""

from typing import Any, BinaryIO


class PdfStream:
    """The file a reportlab document goes to, object by object."""

    def __init__(self, document: Any, file: BinaryIO) -> None:
        """Begin `document`, a reportlab `PDFDocument`, in an empty `file`."""
        self._document, self._file, self._at = document, file, 0
        major, minor = document._pdfVersion
        # The second line, of signs that are no letters, tells mail programs that the file isn't text.
        self._write(f"%PDF-{major}.{minor}\n".encode() + b"%\x93\x8c\x8b\x9e\n")

    def _write(self, content: bytes) -> int:
        at = self._at
        self._file.write(content)
        self._at += len(content)
        return at

    def put(self, name: str) -> None:
        """Write the object registered as `name`; from here on only its place is known."""
        from reportlab.pdfbase.pdfdoc import PDFIndirectObject

        document = self._document
        document.idToOffset[name] = self._write(PDFIndirectObject(name, document.idToObject[name]).format(document))
        document.idToObject[name] = None

    def finish(self, canvas: Any) -> None:
        """Write everything that is left, as `PDFDocument.format` does, and the table of where each object is."""
        from reportlab.pdfbase.pdfdoc import PDFCrossReferenceTable, PDFTrailer

        document = self._document
        for font in document.delayedFonts:
            font.addObjects(document)
        document.info.invariant = document.invariant
        document.info.digest(document.signature)
        catalog, info = document.Reference(document.Catalog), document.Reference(document.info)
        document.Outlines.prepare(document, canvas)
        if document.Outlines.ready < 0:
            document.Catalog.Outlines = None
        number, names = 1, []
        # Writing one object may register others.
        while number in document.numberToId:
            name = document.numberToId[number]
            if name not in document.idToOffset:
                self.put(name)
            names.append(name)
            number += 1
        table = PDFCrossReferenceTable()
        table.addsection(0, names)
        at = self._write(table.format(document))
        trailer = PDFTrailer(startxref=at, Size=number, Root=catalog, Info=info, ID=document.ID())
        self._write(trailer.format(document))
