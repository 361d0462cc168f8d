"""Countries as people write them in a table: codes of two or three letters, English names.

Only for reading: what a country is called in a convening is the host's word, not this list's.
"""

import re
from typing import Final

from convenor_db.domain.names import fold

_COUNTRIES: Final = """
AD AND Andorra;AE ARE United Arab Emirates|UAE|Emirates;AF AFG Afghanistan;AG ATG Antigua and Barbuda
AI AIA Anguilla;AL ALB Albania;AM ARM Armenia;AO AGO Angola;AQ ATA Antarctica;AR ARG Argentina
AS ASM American Samoa;AT AUT Austria;AU AUS Australia;AW ABW Aruba;AX ALA Åland Islands|Åland
AZ AZE Azerbaijan;BA BIH Bosnia and Herzegovina|Bosnia;BB BRB Barbados;BD BGD Bangladesh
BE BEL Belgium;BF BFA Burkina Faso;BG BGR Bulgaria;BH BHR Bahrain;BI BDI Burundi;BJ BEN Benin
BL BLM Saint Barthélemy;BM BMU Bermuda;BN BRN Brunei Darussalam|Brunei
BO BOL Bolivia|Plurinational State of Bolivia;BQ BES Bonaire, Sint Eustatius and Saba|Bonaire
BR BRA Brazil|Brasil;BS BHS Bahamas;BT BTN Bhutan;BV BVT Bouvet Island;BW BWA Botswana
BY BLR Belarus;BZ BLZ Belize;CA CAN Canada;CC CCK Cocos Islands|Keeling Islands
CD COD Democratic Republic of the Congo|DR Congo|DRC|Congo Kinshasa|Congo, Democratic Republic\
|Congo, Democratic Republic of the
CF CAF Central African Republic;CG COG Congo|Republic of the Congo|Congo Brazzaville
CH CHE Switzerland|Swiss Confederation;CI CIV Côte d'Ivoire|Ivory Coast;CK COK Cook Islands
CL CHL Chile;CM CMR Cameroon;CN CHN China|People's Republic of China|PRC|PR China|Mainland China
CO COL Colombia;CR CRI Costa Rica;CU CUB Cuba;CV CPV Cabo Verde|Cape Verde;CW CUW Curaçao
CX CXR Christmas Island;CY CYP Cyprus;CZ CZE Czechia|Czech Republic;DE DEU Germany|Deutschland
DJ DJI Djibouti;DK DNK Denmark;DM DMA Dominica;DO DOM Dominican Republic;DZ DZA Algeria
EC ECU Ecuador;EE EST Estonia;EG EGY Egypt;EH ESH Western Sahara;ER ERI Eritrea;ES ESP Spain
ET ETH Ethiopia;FI FIN Finland;FJ FJI Fiji;FK FLK Falkland Islands
FM FSM Micronesia|Federated States of Micronesia;FO FRO Faroe Islands;FR FRA France
GA GAB Gabon;GB GBR United Kingdom|UK|Great Britain|Britain|United Kingdom of Great Britain and\
 Northern Ireland|England|Scotland|Wales|Northern Ireland
GD GRD Grenada;GE GEO Georgia;GF GUF French Guiana;GG GGY Guernsey;GH GHA Ghana;GI GIB Gibraltar
GL GRL Greenland;GM GMB Gambia|The Gambia;GN GIN Guinea;GP GLP Guadeloupe
GQ GNQ Equatorial Guinea;GR GRC Greece|Hellenic Republic
GS SGS South Georgia and the South Sandwich Islands;GT GTM Guatemala;GU GUM Guam
GW GNB Guinea-Bissau;GY GUY Guyana;HK HKG Hong Kong|Hong Kong SAR;HM HMD Heard Island and McDonald\
 Islands
HN HND Honduras;HR HRV Croatia;HT HTI Haiti;HU HUN Hungary;ID IDN Indonesia
IE IRL Ireland|Republic of Ireland;IL ISR Israel;IM IMN Isle of Man;IN IND India
IO IOT British Indian Ocean Territory;IQ IRQ Iraq;IR IRN Iran|Islamic Republic of Iran
IS ISL Iceland;IT ITA Italy;JE JEY Jersey;JM JAM Jamaica;JO JOR Jordan;JP JPN Japan
KE KEN Kenya;KG KGZ Kyrgyzstan|Kyrgyz Republic;KH KHM Cambodia;KI KIR Kiribati;KM COM Comoros
KN KNA Saint Kitts and Nevis|St Kitts and Nevis
KP PRK North Korea|Democratic People's Republic of Korea|DPRK\
|Korea, Democratic People's Republic of|Korea, North
KR KOR Republic of Korea|South Korea|Korea|Korea South|ROK;KW KWT Kuwait;KY CYM Cayman Islands
KZ KAZ Kazakhstan;LA LAO Lao People's Democratic Republic|Laos|Lao PDR;LB LBN Lebanon
LC LCA Saint Lucia|St Lucia;LI LIE Liechtenstein;LK LKA Sri Lanka;LR LBR Liberia;LS LSO Lesotho
LT LTU Lithuania;LU LUX Luxembourg;LV LVA Latvia;LY LBY Libya|Libyan Arab Jamahiriya
MA MAR Morocco;MC MCO Monaco;MD MDA Moldova|Republic of Moldova;ME MNE Montenegro
MF MAF Saint Martin;MG MDG Madagascar;MH MHL Marshall Islands
MK MKD North Macedonia|Macedonia|The former Yugoslav Republic of Macedonia;ML MLI Mali
MM MMR Myanmar|Burma;MN MNG Mongolia;MO MAC Macao|Macau;MP MNP Northern Mariana Islands
MQ MTQ Martinique;MR MRT Mauritania;MS MSR Montserrat;MT MLT Malta;MU MUS Mauritius
MV MDV Maldives;MW MWI Malawi;MX MEX Mexico|México;MY MYS Malaysia;MZ MOZ Mozambique
NA NAM Namibia;NC NCL New Caledonia;NE NER Niger;NF NFK Norfolk Island;NG NGA Nigeria
NI NIC Nicaragua;NL NLD Netherlands|The Netherlands|Holland|Kingdom of the Netherlands
NO NOR Norway;NP NPL Nepal;NR NRU Nauru;NU NIU Niue;NZ NZL New Zealand|Aotearoa New Zealand
OM OMN Oman;PA PAN Panama;PE PER Peru;PF PYF French Polynesia;PG PNG Papua New Guinea
PH PHL Philippines|The Philippines;PK PAK Pakistan;PL POL Poland;PM SPM Saint Pierre and Miquelon
PN PCN Pitcairn;PR PRI Puerto Rico;PS PSE State of Palestine|Palestine|Palestinian Territory
PT PRT Portugal;PW PLW Palau;PY PRY Paraguay;QA QAT Qatar;RE REU Réunion;RO ROU Romania
RS SRB Serbia;RU RUS Russian Federation|Russia;RW RWA Rwanda
SA SAU Saudi Arabia|Kingdom of Saudi Arabia|KSA;SB SLB Solomon Islands;SC SYC Seychelles
SD SDN Sudan;SE SWE Sweden;SG SGP Singapore;SH SHN Saint Helena;SI SVN Slovenia
SJ SJM Svalbard and Jan Mayen;SK SVK Slovakia|Slovak Republic;SL SLE Sierra Leone
SM SMR San Marino;SN SEN Senegal;SO SOM Somalia;SR SUR Suriname;SS SSD South Sudan
ST STP Sao Tome and Principe;SV SLV El Salvador;SX SXM Sint Maarten
SY SYR Syrian Arab Republic|Syria;SZ SWZ Eswatini|Swaziland;TC TCA Turks and Caicos Islands
TD TCD Chad;TF ATF French Southern Territories;TG TGO Togo;TH THA Thailand;TJ TJK Tajikistan
TK TKL Tokelau;TL TLS Timor-Leste|East Timor;TM TKM Turkmenistan;TN TUN Tunisia;TO TON Tonga
TR TUR Türkiye|Turkey|Turkiye;TT TTO Trinidad and Tobago;TV TUV Tuvalu
TW TWN Taiwan|Chinese Taipei|Taiwan, Province of China
TZ TZA Tanzania|United Republic of Tanzania;UA UKR Ukraine;UG UGA Uganda
UM UMI United States Minor Outlying Islands
US USA United States of America|United States|America|U.S.|U.S.A.|The United States
UY URY Uruguay;UZ UZB Uzbekistan;VA VAT Holy See|Vatican|Vatican City
VC VCT Saint Vincent and the Grenadines|St Vincent and the Grenadines
VE VEN Venezuela|Bolivarian Republic of Venezuela;VG VGB British Virgin Islands
VI VIR United States Virgin Islands|US Virgin Islands;VN VNM Viet Nam|Vietnam;VU VUT Vanuatu
WF WLF Wallis and Futuna;WS WSM Samoa;XK XKX Kosovo;YE YEM Yemen;YT MYT Mayotte
ZA ZAF South Africa|Republic of South Africa;ZM ZMB Zambia;ZW ZWE Zimbabwe
"""
"""ISO 3166-1: alpha-2, alpha-3, names; and XK, which the European Union uses for Kosovo."""


def _squeezed(name: str) -> str:
    """Return a name without case, marks, punctuation, blanks and articles."""
    words = fold(name.replace("-", " ").replace("&", " and ")).split()
    return "".join(word for word in words if word != "the")


_ENTRIES: Final = tuple(entry.split(" ", 2) for entry in re.split(r"[;\n]", _COUNTRIES.strip()))
CODES: Final = {
    _squeezed(name): two
    for two, three, names in _ENTRIES
    for name in (two, three, *names.split("|"))
}
NAMES: Final = {two: names.partition("|")[0] for two, _, names in _ENTRIES}
"""The first English name of each code, to be offered where one is typed."""


def country_of(text: str) -> str | None:
    """Return the code (ISO 3166-1 alpha-2) of the country that a cell names, or None.

    The European Union is no country, and what is not known stays unknown.
    """
    without_brackets = re.sub(r"\(.*?\)", " ", text)
    return CODES.get(_squeezed(text)) or CODES.get(_squeezed(without_brackets))
