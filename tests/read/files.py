"""Small Office files, PDFs and archives, made in code."""

import io
import zipfile
from xml.sax.saxutils import escape

import openpyxl

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_STYLES = (
    ("a", "Title", ""),
    ("1", "heading 1", ""),
    ("2", "heading 2", ""),
    ("mine", "正文标题样式", "1"),
)


def paragraph(text, style=None):
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}<w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def cell(text, *, span=1, merge=None):
    look = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    look += {"restart": '<w:vMerge w:val="restart"/>', "on": "<w:vMerge/>", None: ""}[merge]
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{paragraph(text)}</w:tc>"


def table(rows):
    """A table of rows of texts, or of cells made with `cell`."""
    cells = ("".join(c if c.startswith("<w:tc>") else cell(c) for c in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def docx(*blocks, parts=None):
    """A Word file of blocks of XML (see `paragraph`, `table`); plain strings are paragraphs."""
    body = "".join(b if b.startswith("<") else paragraph(b) for b in blocks)
    styles = "".join(
        f'<w:style w:styleId="{i}"><w:name w:val="{n}"/>' + (f'<w:basedOn w:val="{b}"/>' if b else "") + "</w:style>"
        for i, n, b in _STYLES
    )
    return packed(
        {
            "word/document.xml": f"<w:document {_W}><w:body>{body}<w:sectPr/></w:body></w:document>".encode(),
            "word/styles.xml": f"<w:styles {_W}>{styles}</w:styles>".encode(),
            **(parts or {}),
        }
    )


def packed(members, compression=zipfile.ZIP_DEFLATED):
    """A zip archive of name -> bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as z:
        for name, data in members.items():
            z.writestr(name, data)
    return out.getvalue()


def packed_in_gbk(name, content):
    """A zip archive of one member whose name is in GBK without any mark, as Windows in China wrote them."""
    raw = name.encode("gbk")
    return packed({"x" * len(raw): content}).replace(b"x" * len(raw), raw)


def xlsx(*sheets, merged=()):
    """A workbook of (name, rows) sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for area in merged:
            sheet.merge_cells(area)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def pdf(*pages):
    """A PDF of pages; a page is a list of (x, y from the foot, size, text) and of ("line", x0, y0, x1, y1)."""
    objects = [
        b"",
        b"",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
    ]
    objects.append(
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1)"
        b" /Supplement 2 >> /DW 1000 /FontDescriptor 5 0 R >>"
    )
    objects.append(
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880"
        b" /Descent -120 /CapHeight 700 /StemV 80 >>"
    )
    kids = []
    for page in pages:
        content = "".join(_drawn(*item) for item in page).encode()
        objects.append(b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream")
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents %d 0 R >>"
            % len(objects)
        )
        kids.append(len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{k} 0 R' for k in kids)}] >>".encode()
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % p for p in places)
    return out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def _drawn(first, *rest):
    if first == "line":
        return "{} {} m {} {} l S\n".format(*rest)
    y, size, text = rest
    return f"BT /F {size} Tf {first} {y} Td <{text.encode('utf-16-be').hex()}> Tj ET\n"


def ruled(x, y, widths, height, rows):
    """The lines and texts of a ruled table whose upper left corner is (x, y)."""
    xs = [x + sum(widths[:i]) for i in range(len(widths) + 1)]
    ys = [y - height * i for i in range(len(rows) + 1)]
    out = [("line", xs[0], at, xs[-1], at) for at in ys] + [("line", at, ys[0], at, ys[-1]) for at in xs]
    return out + [(xs[j] + 3, ys[i + 1] + 5, 10, text) for i, row in enumerate(rows) for j, text in enumerate(row)]
