"""A report of three pages as a printer would set it, on made-up facts."""

from __future__ import annotations

from tests.read.pages import BODY, CUT, HEIGHT, WIDTH, Box, Sheet

LEFT, GUTTER, COLUMN = 56.0, 22.0, 230.0
RIGHT = LEFT + COLUMN + GUTTER

HEAD = "Harbour Review"
TITLE = "The ferries of the north"
PARAGRAPHS = tuple(
    text.replace("~", CUT)
    for text in (
        "The ferries of the northern coast carried 1.2 million pas~sen~gers in 2009, the har~bour au~thor~ity says, up "
        "from 940,000 two years earlier. Most of them trav~elled on the four well-known lines that leave from Havn, "
        "where the in~fra~struc~ture was re~built at a cost of $46 million.^1^",
        "Freight grew too. Some 3,400 lorries crossed the sound every week, and the com~pa~nies that run the boats "
        "hired 210 sail~ors. A well-~known skip~per, who has crossed the sound for twen~ty-~five years, said that he "
        "had never seen so many peo~ple on deck.",
        "Not all of it is good news. The num~ber of ac~ci~dents rose by 12 per~cent, and in the worst of them 31 "
        "pas~sen~gers were in~jured when a door came open in high seas off the cape. An in~quiry found that the crew "
        "had re~ported the fault on 14 days be~fore, and that no~body on shore had read the re~ports.^2^ The "
        "com~pany paid a fine of $250,000 and re~placed the doors of all 18 boats that it owns.",
        "Fares have gone up. A ticket from Havn to Sund now costs $23, which is $4 more than in 2007, and the "
        "monthly pass that com~mut~ers buy costs $310. The min~istry pays a sub~sidy of $9 for each pas~sen~ger; "
        "the au~thor~ity es~ti~mates that with~out it a third of the lines would close within a year, among them "
        "the one to the outer isles, which has only 2,100 pas~sen~gers a month.",
        "The next ten years will be harder. The fleet is 27 years old on av~er~age, and a new boat costs between $30 "
        "mil~lion and $45 mil~lion. The au~thor~ity wants to buy six of them by 2016, and to sell nine of the old. "
        "It counts on a loan of $120 mil~lion from the re~gional bank, which has not yet said whether it will lend "
        "more than half of that sum.",
        "Crews are short as well. Of the 640 sail~ors who work on the boats, 85 will re~tire be~fore 2013, and the "
        "school in Sund trains no more than 20 a year. The union asks for a rise of 6 per~cent and for cab~ins that "
        "do not leak. The com~pa~nies of~fer 2 per~cent. Talks broke down in March, and a strike of three days cost "
        "the lines $1.1 mil~lion in fares.",
    )
)
NOTES = (
    "1 Prices of 2009. The first estimate was $39 million.",
    "2 Inquiry into the loss of the door of the Sula, 2010, page 44.",
)
QUOTE = ("“Nobody on shore", "had read the reports”")
TABLE_CAPTION = "Table 1. Passengers (thousands) by port"
TABLE_HEAD = ("Port", "2007", "2008", "2009")
TABLE_ROWS = (
    ("Havn", "412", "455", "530"),
    ("Sund", "230", "248", "297"),
    ("Outer isles", "22", "–", "25"),
    ("Cape", "276", "290", "348"),
    ("Total", "940", "993", "1,200"),
)


def make_report() -> bytes:
    """Return the report: two columns with running heads and notes, a quote in mid-sentence, a table over two pages."""
    sheet = Sheet()
    for page in (1, 2, 3):
        sheet.put_centred(page, WIDTH / 2, 36, str(page + 10), 9)
        sheet.put(page, LEFT, HEIGHT - 40, f"{HEAD}   |   Annual report 2010", 8, "Helvetica")
    sheet.put_centred(1, WIDTH / 2, HEIGHT - 90, TITLE, 20, "Helvetica-Bold")
    first = [Box(1, x, HEIGHT - 130, HEIGHT - 330, COLUMN) for x in (LEFT, RIGHT)]
    second = [Box(2, x, HEIGHT - 80, HEIGHT - 180, COLUMN) for x in (LEFT, RIGHT)]
    hole = Box(1, RIGHT, HEIGHT - 200, HEIGHT - 255, COLUMN)
    sheet.flow(PARAGRAPHS, [*first, *second], holes=[hole])
    for number, line in enumerate(QUOTE):
        sheet.put_centred(1, RIGHT + COLUMN / 2, HEIGHT - 222 - 20 * number, line, 15, "Helvetica-Oblique")
    sheet.rule(1, LEFT, 152, LEFT + 80, 152)
    for number, note in enumerate(NOTES):
        sheet.put(1, LEFT, 140 - 10 * number, note, 7.5)
    _put_table(sheet)
    return sheet.render(title=TITLE, author="Jane Smith")


def _put_table(sheet: Sheet) -> None:
    sheet.put(2, LEFT, 160, TABLE_CAPTION, 9, "Helvetica-Bold")
    rows = [(2, 140 - 14 * n, row) for n, row in enumerate((TABLE_HEAD, *TABLE_ROWS[:3]))]
    rows += [(3, HEIGHT - 80 - 14 * n, row) for n, row in enumerate((TABLE_HEAD, *TABLE_ROWS[3:]))]
    for page, y, row in rows:
        for x, text in zip((LEFT, LEFT + 150, LEFT + 230, LEFT + 310), row, strict=True):
            sheet.put(page, x, y, text, 9, BODY)
    sheet.put(3, LEFT, HEIGHT - 170, "Source: the harbour authority, 2010.", 8)
    sheet.put(3, LEFT, HEIGHT - 210, "The authority will publish its next report in the spring of 2011.")
