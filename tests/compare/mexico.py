"""The figures of five articles on Mexico's drug war, restated in our own words, as a fair extraction has them."""

from __future__ import annotations

from typing import Any

from claims.records import Claim

from .factories import claim


def _summer(marked: str, *rest: Any, **fields: Any) -> Claim:
    return claim("journal-2009", marked, *rest, published="2009-07", **fields)


def _digest(marked: str, *rest: Any, **fields: Any) -> Claim:
    return claim("quarterly-2009", marked, *rest, published="2009-07", **fields)


def _essay(marked: str, *rest: Any, **fields: Any) -> Claim:
    return claim("essay-2012", marked, *rest, published="2012-06", **fields)


def _column(marked: str, *rest: Any, **fields: Any) -> Claim:
    return claim("column-2012", marked, *rest, published="2012-11", **fields)


def _brief(marked: str, *rest: Any, **fields: Any) -> Claim:
    return claim("brief-2021", marked, *rest, published="2021-01", **fields)


TOLL_2009 = _summer(
    "[Over 10,000] killings tied to drugs have been counted since Calderon became president in December 2006.",
    "count",
    10000,
    "killing",
    comparator=">",
    counted="killings tied to drugs",
    time="2006-12/..",
    time_text="since Calderon became president in December 2006",
    topics=("deaths", "drugs"),
)
YEAR_2008 = _summer(
    "There were [over 6,000] of them in 2008 alone, killings that the government ties to drugs.",
    "count",
    6000,
    "killing",
    comparator=">",
    counted="killings",
    time="2008",
    time_text="in 2008 alone",
    topics=("deaths",),
)
LAREDO = _summer(
    "In Nuevo Laredo the body count passed [180] before the army came.",
    "count",
    180,
    "body",
    comparator=">",
    counted="body count",
    place="Nuevo Laredo",
    topics=("deaths",),
)
TOLL_JUNE_2012 = _essay(
    "Murders related to organized crime ([over 50,000] and counting) have soared since Calderon came in late in 2006.",
    "count",
    50000,
    "murder",
    comparator=">",
    counted="murders related to organized crime",
    time="2006/..",
    time_text="since Calderon came in late in 2006",
    place="Mexico",
    topics=("deaths",),
)
INMATES = _essay(
    "In the Monterrey prison break a cartel set many free and murdered [44] inmates of a rival cartel.",
    "count",
    44,
    "inmate",
    counted="inmates of a rival cartel",
    topics=("deaths",),
)
TOLL_LATE_2012 = _column(
    "[Some 60,000] people have been killed in Mexico since Calderon set out against the drug cartels in 2007.",
    "count",
    60000,
    "person",
    comparator="~",
    counted="people killed in Mexico",
    time="2007/..",
    time_text="since Calderon set out against the drug cartels in 2007",
    place="Mexico",
    topics=("deaths",),
)

SHARE_2009 = _summer(
    "[Over 90 percent] of the guns seized in Mexico and traced turn out to come from the United States.",
    "percent",
    90,
    comparator=">",
    counted="guns seized in Mexico and traced",
    base="guns seized in Mexico and traced",
    place="Mexico",
    topics=("guns",),
)
SHARE_2021 = _brief(
    "American weapons make up [70%] of firearms recovered by Mexican law enforcement.",
    "percent",
    70,
    counted="firearms recovered by Mexican law enforcement",
    base="firearms recovered by Mexican law enforcement",
    subject="American weapons",
    topics=("guns",),
)
COCAINE = _summer(
    "By 2004, [90 percent] of the cocaine bound for the United States came through Mexico.",
    "percent",
    90,
    counted="cocaine bound for the United States",
    time="2004",
    place="Mexico",
    topics=("drugs",),
)

FLOW_2009 = _summer(
    "Estimates of illicit profits differ, but most have [$15 billion to $25 billion] going over the border to the "
    "cartels of Mexico each year.",
    "money",
    (15_000_000_000, 25_000_000_000),
    "USD",
    per="year",
    subject="cartels of Mexico",
    status="estimated",
    counted="illicit profits",
    topics=("money",),
)
FLOW_SHADOW = _digest(
    "The flow of narcotics money to the south comes to [$18 billion to $38 billion] annually, the Justice Department "
    "estimates.",
    "money",
    (18_000_000_000, 38_000_000_000),
    "USD",
    per="year",
    counted="narcotics money",
    status="estimated",
    attribution="Justice Department",
    topics=("money",),
)
REMITTANCES = _summer(
    "Mexicans in the United States send home nearly [$25 billion] a year.",
    "money",
    25_000_000_000,
    "USD",
    comparator="~",
    per="year",
    counted="remittances",
    place="Mexico",
)

PACKAGE_SUMMER = _summer(
    "The Merida Initiative is to bring [$1.4 billion] in equipment, software and other help for "
    "Mexico's forces over three years.",
    "money",
    1_400_000_000,
    "USD",
    counted="equipment, software and other help for Mexico's forces",
    topics=("aid",),
)
PACKAGE_DIGEST = _digest(
    "President Bush announced the Merida Initiative, a [$1.4-billion] package of U.S. assistance to Mexico, in 2007.",
    "money",
    1_400_000_000,
    "USD",
    counted="package of U.S. assistance to Mexico",
    topics=("aid",),
)
SINCE_2008 = _brief(
    "Under the Merida Initiative the U.S. has given Mexico [$3 billion] in security assistance since 2008.",
    "money",
    3_000_000_000,
    "USD",
    counted="security assistance",
    time="2008/..",
    time_text="since 2008",
    place="Mexico",
    topics=("aid",),
)
SPENT = _summer(
    "Although $700 million had been released by Congress, only [$7 million] had been spent by April 2009.",
    "money",
    7_000_000,
    "USD",
    time="../2009-04",
    topics=("aid",),
)
RELEASED = _summer(
    "Although [$700 million] had been released by Congress, only $7 million had been spent by April 2009.",
    "money",
    700_000_000,
    "USD",
    time="../2009-04",
    topics=("aid",),
)
APPROVED = _digest(
    "In June Congress approved [$420 million] in additional funds for the Merida Initiative in a spending bill.",
    "money",
    420_000_000,
    "USD",
    counted="additional funds for the Merida Initiative",
    topics=("aid",),
)
COLOMBIA = _summer(
    "Mexico had got less than $40 million a year in security funding, against the [$600 million] meant for Colombia.",
    "money",
    600_000_000,
    "USD",
    counted="security funding",
    place="Colombia",
    topics=("aid",),
)
YEARLY = _summer(
    "Mexico had got [less than $40 million] a year in security funding, against the $600 million meant for Colombia.",
    "money",
    40_000_000,
    "USD",
    comparator="<",
    per="year",
    counted="security funding",
    place="Mexico",
    topics=("aid",),
)

TROOPS = _summer(
    "The campaign now takes up [some 45,000] troops.", "count", 45000, "troop", comparator="~", counted="troops"
)
OFFICERS = _digest(
    "Mexico will add [about 1,500] officers.", "count", 1500, "officer", comparator="~", counted="officers"
)
ALL_OFFICERS = _summer(
    "That leaves out [some 325,000] officers, 90 percent of the country's police.",
    "count",
    325_000,
    "officer",
    comparator="~",
    counted="officers",
)

TOLLS = (TOLL_2009, TOLL_JUNE_2012, TOLL_LATE_2012)
SHARES = (SHARE_2009, SHARE_2021)
FLOWS = (FLOW_2009, FLOW_SHADOW)
AID = (PACKAGE_SUMMER, PACKAGE_DIGEST, SINCE_2008)
ARTICLES: tuple[Claim, ...] = (
    *TOLLS,
    YEAR_2008,
    LAREDO,
    INMATES,
    *SHARES,
    COCAINE,
    *FLOWS,
    REMITTANCES,
    *AID,
    SPENT,
    RELEASED,
    APPROVED,
    COLOMBIA,
    YEARLY,
    TROOPS,
    OFFICERS,
    ALL_OFFICERS,
)
