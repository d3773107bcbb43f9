"""What an item decides is found, in every voice; what it only proposes, recalls or supposes is not."""

import pytest

from protokoll_parser import parse
from protokoll_parser.extractors.decisions.decisions import extract_decisions
from protokoll_parser.outline.blocks import item_text, line_width
from protokoll_parser.reading.lines import read_lines
from protokoll_parser.source import Source
from protokoll_parser.structure import Context, ItemText, Value
from protokoll_parser.words.lexicon import load_lexicon

LEXICON = load_lexicon()
PEOPLE = tuple({"name": name} for name in ("Anna Berg", "Bo Ek", "Karin Holm"))


def decisions(text: str, body: str | None = "Styrelsen", title: str | None = None) -> tuple[Value, ...]:
    """Read the decisions of an item that stands in the minutes of a body."""
    lines = read_lines(Source("test", text))
    item = ItemText("1", title, item_text(lines, LEXICON, width=line_width(lines)))
    return extract_decisions(item, Context(body, None, PEOPLE, (), (), LEXICON.words)).values


def points(text: str, body: str | None = "Styrelsen", title: str | None = None) -> list[str]:
    return [point["text"] for decision in decisions(text, body, title) for point in decision["points"]]


def told(text: str) -> list[str]:
    return [decision["text"] for decision in decisions(text)]


def outcomes(text: str, body: str | None = "Styrelsen", title: str | None = None) -> list[str]:
    return [point["outcome"] for decision in decisions(text, body, title) for point in decision["points"]]


EXPLICIT = [
    # text, body, who decides, outcomes
    ("Styrelsen beslutade att köpa in en ny gräsklippare.", "Styrelsen", "Styrelsen", "other"),
    ("Styrelsen beslutade enhälligt att godkänna budgeten.", "Styrelsen", "Styrelsen", "approved"),
    ("Efter en lång diskussion beslutade styrelsen att säga upp avtalet.", "Styrelsen", "styrelsen", "other"),
    ("Beslutade styrelsen att anta Per Lind som medlem.", "Styrelsen", "styrelsen", "approved"),
    ("Styrelsen diskuterade frågan och beslutade att bordlägga den.", "Styrelsen", "Styrelsen", "tabled"),
    ("Styrelsen har i dag beslutat att ingå avtal med Låsbolaget.", "Styrelsen", "Styrelsen", "other"),
    ("§ 9: Stämman beslutar att avslå ändringen.", "föreningsstämma", "Stämman", "rejected"),
    ("Motion 3: Beslutades att bifalla motionen.", "årsmöte", None, "approved"),
    ("Golvet mättes om. b) Kommittén beslutar att byta golvet.", "Skyddskommittén", "Kommittén", "other"),
    ("Vi beslutar att lägga ned tidningen.", "Styrelsen", None, "other"),
    ("LSS-rådet beslutade att uppdra åt Bo Ek att skriva ett svar.", "LSS-rådet", "LSS-rådet", "assigned"),
    ("Beslut: Rådet antar planen. Leverantören deltar inte i upphandlingen.", "LSS-rådet", "Rådet", "approved other"),
    ("Det beslutades att Anna ska kontakta kommunen.", "Styrelsen", None, "other"),
    ("Det beslöts att höja hyran med 3 procent från årsskiftet.", "Styrelsen", None, "other"),
    ("Beslutades enhälligt att välja Karin Holm till sekreterare.", "årsmöte", None, "elected"),
    ("Beslöts att bordlägga ärendet till nästa möte.", "Styrelsen", None, "tabled"),
    ("Beslut fattades att köpa in en hjärtstartare.", "Styrelsen", None, "other"),
    ("Mötet fattade beslut om att starta en studiecirkel.", "Styrelsen", "Mötet", "other"),
    ("Överenskoms att ny förhandling hålls den 3 maj.", None, None, "other"),
    ("LSG beslutar att godkänna dagordningen.", "Lokal samverkansgrupp", "LSG", "approved"),
    ("AU beslutar att avslå ansökan.", "Kommunstyrelsens arbetsutskott", "AU", "rejected"),
    ("Nämnden beslutar med stöd av § 12 i reglementet att avslå begäran.", "Socialnämnden", "Nämnden", "rejected"),
    ("Fullmäktige beslutar att till ledamot utse Bo Ek (M).", "Kommunfullmäktige", "Fullmäktige", "elected"),
    (
        "Gruppen beslutar att ställa sig bakom planen samt att rekommendera kommunerna att anta den.",
        "Samverkansgruppen",
        "Gruppen",
        "approved recommended",
    ),
    (
        "Stämman beslutade dels att fastställa bokslutet, dels att balansera vinsten i ny räkning.",
        "föreningsstämma",
        "Stämman",
        "approved other",
    ),
    (
        "Kommunstyrelsen beslutar föreslå kommunfullmäktige besluta\natt anta policyn\natt den gäller från nyår.",
        "Kommunstyrelsen",
        "Kommunstyrelsen",
        "recommended recommended",
    ),
    (
        "Kommunstyrelsen föreslår kommunfullmäktige\n\natt bevilja anslaget.",
        "Kommunstyrelsen",
        "Kommunstyrelsen",
        "recommended",
    ),
    (
        "Beslut\nNämnden föreslår fullmäktige i Alby, Boda och Dalby besluta\n\natt anta ramen, samt\n\natt dela den lika.",
        "Gemensam nämnd för larm",
        "Nämnden",
        "recommended recommended",
    ),
    (
        "Utskottet föreslår kommunstyrelsen föreslå kommunfullmäktige\n\natt anta planen samt\n\natt följa upp den.",
        "Kommunstyrelsens planutskott",
        "Utskottet",
        "recommended recommended",
    ),
    ("Styrelsen beslutade\n\natt bevilja ansökan\n\natt utbetala 5 000 kr", "Styrelsen", "Styrelsen", "approved other"),
    (
        "Styrelsen beslutade följande:\n- Höja avgiften med 2 %.\n- Anlita ny revisor.",
        "Styrelsen",
        "Styrelsen",
        "other other",
    ),
    ("Ordföranden hälsade välkommen. Beslut: Dagordningen fastställs.", "Styrelsen", None, "approved"),
    # under a label
    (
        "Beslut\nKommunstyrelsen beslutar\n\n- att godkänna rapporten\n- att sända den vidare",
        "Kommunstyrelsen",
        "Kommunstyrelsen",
        "approved other",
    ),
    (
        "Beslut\n1. Rapporten godkänns.\n2. Rapporten överlämnas till fullmäktige.",
        "Kommunstyrelsen",
        None,
        "approved other",
    ),
    (
        "SOCIALNÄMNDENS BESLUT\n1 Nämnden utser Bo Ek.\n2 Beslutet gäller även om det överklagas.",
        "Socialnämnden",
        "SOCIALNÄMNDEN",
        "elected other",
    ),
    ("Vi beslutade köpa en ny diskmaskin.", "Styrelsen", None, "other"),
    ("BESLUT Ny diskmaskin köps in.", "Styrelsen", None, "other"),
    ("Beslut – Vi köper in en ny diskmaskin.", "Styrelsen", None, "other"),
    ("Beslutat att hyra en container.", "Styrelsen", None, "other"),
    ("Beslutet blev att köpa en ny diskmaskin.", "Styrelsen", None, "other"),
    ("Styrelsen beslutar köpa in tre bollar.", "Styrelsen", "Styrelsen", "other"),
    ("Styrelsen beslutade att inte godkänna offerten.", "Styrelsen", "Styrelsen", "rejected"),
    ("Beslut: Endast godkända elektriker anlitas.", "Styrelsen", None, "other"),
    ("Beslut: Bordläggs.", "Styrelsen", None, "tabled"),
    ("Beslut: Enligt förslag.", "Styrelsen", None, "approved"),
    ("Socialnämndens beslut\nÄrendet återremitteras.", "Socialnämnden", "Socialnämnden", "referred_back"),
    ("Beslut\nNämnden tackar för informationen.", "Socialnämnden", "Nämnden", "noted"),
    (
        "Kommunstyrelsens förslag till kommunfullmäktige\nTaxan antas.",
        "Kommunstyrelsen",
        "Kommunstyrelsen",
        "recommended",
    ),
]


@pytest.mark.parametrize(("text", "body", "by", "expected"), EXPLICIT)
def test_decision_is_explicit(text: str, body: str | None, by: str | None, expected: str) -> None:
    """A form of `besluta`, or a label, makes a decision explicit."""
    (decision,) = decisions(text, body)
    assert (decision["by"], decision["explicit"]) == (by, True)
    assert " ".join(point["outcome"] for point in decision["points"]) == expected


TOLD = [
    ("Ansökan om medlemskap avslås enligt stadgarna § 4.", "Styrelsen", None, "rejected"),
    # text, body, who decides, outcome
    ("Protokollet lades till handlingarna.", "Styrelsen", None, "noted"),
    ("Föregående protokoll godkändes och lades till handlingarna.", "Styrelsen", None, "approved"),
    ("I övrigt fastställdes föredragningslistan.", "Styrelsen", None, "approved"),
    ("Vi godkände dagordningen.", "Styrelsen", None, "approved"),
    ("Godkändes.", "Styrelsen", None, "approved"),
    ("Dagordningen godkänd.", "Styrelsen", None, "approved"),
    ("Mötet öppnades och dagordningen godkändes.", "Styrelsen", None, "approved"),
    ("Karin lämnade en rapport, som lades till handlingarna.", "Styrelsen", None, "noted"),
    ("Medlemsavgiften fastställdes till 300 kronor.", "årsmöte", None, "approved"),
    ("Styrelsen beviljades ansvarsfrihet för verksamhetsåret.", "årsmöte", None, "approved"),
    ("Årsmötet beviljade styrelsen ansvarsfrihet.", "årsmöte", "Årsmötet", "approved"),
    ("Årsmötet befanns vara behörigen utlyst.", "årsmöte", None, "approved"),
    ("Motionen bifölls med röstsiffrorna 12 mot 7.", "årsmöte", None, "approved"),
    ("Ansökan om andrahandsuthyrning avslogs.", "Styrelsen", None, "rejected"),
    ("Medborgarförslaget anses därmed besvarat.", "Kommunfullmäktige", None, "answered"),
    ("Frågan sköts upp till nästa möte.", "Styrelsen", None, "tabled"),
    ("Ärendet hänsköts till årsmötet.", "Styrelsen", None, "tabled"),
    ("Frågan återremitteras till tekniska nämnden.", "Kommunstyrelsen", None, "referred_back"),
    ("Ärendet utgår från dagordningen.", "Styrelsen", None, "other"),
    ("Anmälan antecknas till protokollet.", "Kommunstyrelsen", None, "noted"),
    ("Till mötesordförande valdes Karin Holm och till sekreterare Bo Ek.", "årsmöte", None, "elected"),
    ("Anna valdes till justerare.", "Styrelsen", None, "elected"),
    ("Utsågs Bo Ek och Karin Holm.", "årsmöte", None, "elected"),
    ("Som justeringspersoner utsågs Bo Ek och Karin Holm.", "årsmöte", None, "elected"),
    ("Att justera dagens protokoll valdes Bo Ek.", "årsmöte", None, "elected"),
    ("Kommunfullmäktige entledigar Karin Holm (S).", "Kommunfullmäktige", "Kommunfullmäktige", "elected"),
    ("Kassören fick i uppdrag att ta in tre offerter.", "Styrelsen", None, "assigned"),
    ("Styrelsen gav Karin i uppdrag att boka lokal.", "Styrelsen", "Styrelsen", "assigned"),
    ("Ordföranden bemyndigades att underteckna avtalet.", "Styrelsen", None, "assigned"),
    ("Anna återkommer med datum för städdagen.", "Styrelsen", None, "assigned"),
    ("Kansliet tar hem frågan och återkommer till mötet i maj.", "Styrelsen", None, "assigned"),
    ("Parterna är överens om att arbetstiden förkortas från 1 maj.", None, "Parterna", "other"),
    ("Tidplanen är nätverket överens om.", "Nätverket för samordnare", "nätverket", "approved"),
    ("Arbetsgruppen enades om att mötas varje månad.", "Arbetsgrupp för trygg hemgång", "Arbetsgruppen", "other"),
    ("Styrelsen bestämde att mötet i juni ställs in.", "Styrelsen", "Styrelsen", "other"),
    ("Styrelsen ställer sig bakom förslaget.", "Styrelsen", "Styrelsen", "approved"),
    (
        "Skyddskommittén rekommenderar arbetsgivaren att mäta bullret.",
        "Skyddskommittén",
        "Skyddskommittén",
        "recommended",
    ),
    ("Skyddskommittén föreslår CSG att mäta bullret.", "Skyddskommittén", "Skyddskommittén", "recommended"),
    ("Gruppen kan inte enas i dag utan väljer att skjuta upp frågan.", "Styrgruppen", "Gruppen", "tabled"),
    ("Medlemskap beviljades för Ida Falk, lgh 22.", "Styrelsen", None, "approved"),
    ("Ida Falk beviljades medlemskap.", "Styrelsen", None, "approved"),
    ("Andrahandsuthyrning godkändes för lgh 12.", "Styrelsen", None, "approved"),
    ("Offerten från Plåtbolaget accepterades.", "Styrelsen", None, "approved"),
    ("Inköp av en ny bokhylla klubbades.", "Styrelsen", None, "approved"),
    ("Förslaget röstades igenom med 12 röster mot 3.", "årsmöte", None, "approved"),
    ("Förslaget röstades ner.", "årsmöte", None, "rejected"),
    ("Ansökan om inglasning nekades.", "Styrelsen", None, "rejected"),
    ("Styrelsen godkände inte offerten.", "Styrelsen", "Styrelsen", "rejected"),
    ("Offerten godkändes ej.", "Styrelsen", None, "rejected"),
    ("Styrelsen tackade nej till erbjudandet.", "Styrelsen", "Styrelsen", "rejected"),
    ("Styrelsen sa nej till förslaget.", "Styrelsen", "Styrelsen", "rejected"),
    ("Styrelsen gav klartecken till målningen.", "Styrelsen", "Styrelsen", "approved"),
    ("Offerten från Plåtbolaget förkastades.", "Styrelsen", None, "rejected"),
    ("Styrelsen avböjde erbjudandet.", "Styrelsen", "Styrelsen", "rejected"),
    ("Styrelsen accepterade inte fakturan.", "Styrelsen", "Styrelsen", "rejected"),
    ("Ansökan beviljades ej på grund av störningar.", "Styrelsen", None, "rejected"),
    ("Köp av nya mål godkändes.", "Styrelsen", None, "approved"),
    ("Ida Falk och Per Lind godkändes som medlemmar.", "Styrelsen", None, "approved"),
    ("Ida Falk antogs som medlem.", "Styrelsen", None, "approved"),
    ("Frågan får vänta till hösten.", "Styrelsen", None, "tabled"),
    ("Frågan återupptas på nästa möte.", "Styrelsen", None, "tabled"),
    ("Frågan lyfts på nästa möte.", "Styrelsen", None, "tabled"),
    ("Omval på Bo Ek som revisor.", "årsmöte", None, "elected"),
    ("En arbetsgrupp utsågs bestående av Bo och Karin.", "Styrelsen", None, "elected"),
    ("Ordföranden fick fullmakt att teckna avtalet.", "Styrelsen", None, "assigned"),
    ("Hon åtog sig att ordna fika.", "Styrelsen", None, "assigned"),
    ("Föreningarna ombeds att anmäla sig senast 15 juni.", "Styrelsen", None, "assigned"),
    ("Alla var överens om att byta låset.", "Styrelsen", None, "other"),
    ("Det bestämdes att städdagen hålls den 4 maj.", "Styrelsen", None, "other"),
    ("Dagordningen godkänd med tillägg av en punkt.", "Styrelsen", None, "approved"),
    ("Vi sa nej till förslaget.", "Styrelsen", None, "rejected"),
    ("Vi tackade nej till offerten.", "Styrelsen", None, "rejected"),
    ("Plåtbolagets offert antogs.", "Styrelsen", None, "approved"),
    ("Ny portkod godkändes.", "Styrelsen", None, "approved"),
    ("Nya ordningsregler antogs.", "Styrelsen", None, "approved"),
    ("Skjuts till nästa möte.", "Styrelsen", None, "tabled"),
    ("Tas upp på nästa möte.", "Styrelsen", None, "tabled"),
    ("Vi har enats om att hyra en container.", "Styrelsen", None, "other"),
    ("Parterna har enats om att lägga ut schemat tidigare.", None, "Parterna", "other"),
    ("Ärendet vilar till nästa möte.", "Styrelsen", None, "tabled"),
    ("Beslut sköts upp till nästa möte.", "Styrelsen", None, "tabled"),
    ("Bo fick i uppgift att ringa plåtslagaren.", "Styrelsen", None, "assigned"),
    ("Bo åtog sig att ringa plåtslagaren.", "Styrelsen", None, "assigned"),
    ("Karin ombads kontakta kommunen.", "Styrelsen", None, "assigned"),
    ("Åtgärd: Bo kontaktar elektrikern.", "Styrelsen", None, "assigned"),
    ("Att göra: Karin skickar ut inbjudan.", "Styrelsen", None, "assigned"),
]


@pytest.mark.parametrize(("text", "body", "by", "outcome"), TOLD)
def test_outcome_is_told(text: str, body: str | None, by: str | None, outcome: str) -> None:
    """A decision may be told without a form of `besluta`; then it is not explicit."""
    (decision,) = decisions(text, body)
    assert (decision["by"], decision["explicit"]) == (by, False)
    assert [point["outcome"] for point in decision["points"]] == [outcome]


NONE = [
    # another time
    ("Styrelsen beslutade vid förra mötet att köpa in en gräsklippare.", "Styrelsen"),
    ("Vid det mötet beslutades att byta portkod.", "Styrelsen"),
    ("Vid mötet i juni beslutades att köpa in salt.", "Styrelsen"),
    ("Nämnden har tidigare beslutat att avveckla boendet.", "Socialnämnden"),
    ("Årsmötet hade beslutat att höja avgiften.", "Styrelsen"),
    ("Socialchefen fick under våren i uppdrag att utreda frågan.", "Socialnämnden"),
    ("En arbetsgrupp utsågs i våras.", "Styrelsen"),
    ("Detaljplanen antogs 2015-06-10 och vann laga kraft i juli.", "Byggnadsnämnden"),
    ("Under våren 2020 beslutades inom rådet att skriva en historik.", "Rådet"),
    ("Vid sammanträdet den 3 maj beslutade nämnden att avvakta.", "Socialnämnden"),
    ("Ändringen antogs i en första läsning på ÅM2 (§ 11).", "årsmöte"),
    # another body
    (
        "Kommunstyrelsen beslutade den 4 september 2023, § 132, att ge direktören i uppdrag att se över reglementet.",
        "Kommunfullmäktige",
    ),
    ("Bolagets styrelse har beslutat att lägga ned verksamheten.", "Nätverket"),
    ("Regeringen beslutade i december att tillsätta en utredning.", "Styrelsen"),
    ("Budgeten antogs av fullmäktige i november.", "Socialnämnden"),
    ("Riksdagen har antagit en ny lag.", "Nätverket"),
    ("Länsstyrelsen avslog ansökan.", "Styrelsen"),
    ("Styrelsen fick i uppdrag av årsmötet att se över stadgarna.", "Styrelsen"),
    ("Kommunerna utser själva sina representanter.", "Samverkansgruppen"),
    ("Regionrådet ger gruppen i uppdrag att utreda behovet.", "Lokal samverkansgrupp"),
    # a rule, not a decision
    ("Taxan fastställs årligen av kommunfullmäktige.", "Socialnämnden"),
    ("Bygglov beviljas normalt inom tio veckor.", "Byggnadsnämnden"),
    ("Avtalet godkänns av respektive part före årsskiftet.", "Nätverket"),
    ("- Styrgruppen beslutar om nya medlemmar.", "Styrgruppen"),
    ("Höstens tider bestäms i maj.", "Styrelsen"),
    ("Enligt delegationsordningen beslutar förvaltningschefen om upphandling.", "Socialnämnden"),
    # what could, should or will be
    ("Anna föreslog att styrelsen ska besluta om en ny policy.", "Styrelsen"),
    ("Planen ska beslutas av fullmäktige i juni.", "Socialnämnden"),
    ("Styrelsen kan inte besluta i frågan.", "Styrelsen"),
    ("Om ansökan beviljas startar projektet i september.", "Styrelsen"),
    ("Det är viktigt att beslut fattas i god tid.", "Styrelsen"),
    ("Inget beslut fattades.", "Styrelsen"),
    ("Läkarna godkänner inte rutinen.", "Nätverket"),
    # in a subordinate clause or a quotation
    ("Karin informerade om att styrelsen har godkänt planen.", "Styrelsen"),
    ("Bo undrar varför ansökan avslogs.", "Styrelsen"),
    ("Karin frågade om Bo fick i uppdrag att ringa.", "Styrelsen"),
    ("Hon påminde om att frågan bordlades i höstas.", "Styrelsen"),
    ('"Vi beslutar att flytta", sade hon.', "Styrelsen"),
    ("Anna: vi beslutade om två granskare efter incidenten.", "Styrelsen"),
    ("Styrelsen tar beslut om färg på nästa möte.", "Styrelsen"),
    ("Ingen ändring beslutades.", "Styrelsen"),
    # a participle before its noun
    ("Hissen saknar godkänd besiktning.", "Styrelsen"),
    ("Taket är i godkänt skick.", "Styrelsen"),
    ("Endast godkända elektriker får anlitas.", "Styrelsen"),
    ("Föreningen saknar antagen underhållsplan.", "Styrelsen"),
    ("Bordlagda frågor finns på sidan två.", "Styrelsen"),
    ("Den valda entreprenören börjar i maj.", "Styrelsen"),
    ("Lokalen är godkänd för 80 personer.", "Styrelsen"),
    ("Vi saknar godkänt protokoll från mars.", "Styrelsen"),
    # nothing
    ("Inga nya medlemmar antogs.", "Styrelsen"),
    ("Ingen valdes till revisor.", "årsmöte"),
    ("Inget ärende bordlades.", "Styrelsen"),
    ("Styrelsen beslutade inget.", "Styrelsen"),
    ("Parterna är inte överens om lönerna.", "Styrelsen"),
    ("Motionen avslogs inte.", "årsmöte"),
    ("Alla var överens om att festen var lyckad.", "Styrelsen"),
    ("Vi väljer bort det billigaste alternativet.", "Styrelsen"),
    # rules
    ("Medlemskap beviljas den som är över 18 år.", "Styrelsen"),
    ("Andrahandsuthyrning beviljas högst ett år.", "Styrelsen"),
    ("Lönerna fastställs centralt.", "Styrelsen"),
    # what others do, or somewhere else
    ("Kommunerna har enats om en gemensam avgift.", "Nätverket"),
    ("Avslaget på bygglovet överklagas.", "Styrelsen"),
    ("Bo tackade ja till att bli årets eldsjäl.", "Styrelsen"),
    ("Kommunen sa nej till vår ansökan.", "Styrelsen"),
    ("Felet accepteras inte av försäkringsbolaget.", "Styrelsen"),
    ("Budgeten klubbades av fullmäktige.", "Styrelsen"),
    ("Ett beslut om att höja avgiften togs för två år sedan.", "Styrelsen"),
    ("Bygglov nekades av kommunen.", "Styrelsen"),
    ("Ansvaret vilar på styrelsen.", "Styrelsen"),
    ("Brandskyddet godkändes vid besiktningen.", "Styrelsen"),
    ("Städbolaget åtog sig att tvätta fönstren.", "Styrelsen"),
    ("Deltagare i kursen ombads att ta med kaffe.", "Styrelsen"),
    # proposals and procedure
    ("Bo yrkade att motionen avslås.", "årsmöte"),
    ("I motionen föreslås att stämman beslutar att bygga en lekplats.", "föreningsstämma"),
    ("Motionärerna föreslår:\n\nÅrsmötet beslutar\n\natt bygga en lekplats.", "årsmöte"),
    ("> Stämman beslutar att bygga en lekplats.", "föreningsstämma"),
    ("Förslag till beslut\nStyrelsen beslutar att höja avgiften.", "Styrelsen"),
    ("Förvaltningens förslag till beslut\nNämnden beslutar att avslå ansökan.", "Socialnämnden"),
    ("Arbetsutskottets förslag till kommunstyrelsen\nMotionen avslås.", "Kommunstyrelsen"),
    ("Ordföranden ställer proposition på yrkandena.", "Kommunfullmäktige"),
    ("Till motförslag i huvudvoteringen utses Anna Bergs förslag.", "Kommunfullmäktige"),
    ("Det antecknades att 24 medlemmar var närvarande.", "årsmöte"),
    ("Ordföranden förklarade mötet öppnat.", "Styrelsen"),
    ("Beslut: Inget beslut.", "Styrelsen"),
    ("Vid mötet i juni beslutades att köpa in salt, vilket nu är utlagt.", "Styrelsen"),
    ("Bo har provat den och rekommenderar den varmt.", "Programråd Barn och unga"),
]


@pytest.mark.parametrize(("text", "body"), NONE)
def test_nothing_is_decided(text: str, body: str) -> None:
    """Proposals, quotations, rules and other meetings' decisions are no decisions."""
    assert points(text, body) == []


POINTS = [
    (
        "Nämnden beslutar att godkänna rapporten, att uppdra åt chefen att till mötet i maj återkomma, samt att tacka.",
        ["att godkänna rapporten", "att uppdra åt chefen att till mötet i maj återkomma", "att tacka."],
    ),
    (
        "Nämnden beslutar att uttala att skolan behövs och att den är omtyckt.",
        ["att uttala att skolan behövs och att den är omtyckt."],
    ),
    (
        "Nämnden beslutar\n\natt anta planen\n\natt den gäller i tre år samt att den inte förlängs.",
        ["att anta planen", "att den gäller i tre år samt att den inte förlängs."],
    ),
    (
        "Beslut\nNämnden beslutar att\n– bevilja bygglov\n– fastställa avgiften till 9 450 kronor.",
        ["bevilja bygglov", "fastställa avgiften till 9 450 kronor."],
    ),
    (
        "Beslut\nNämnden beslutar\n1. att godkänna bokslutet,\n2. att sända det till revisorerna, samt\n3. att tacka.",
        ["att godkänna bokslutet", "att sända det till revisorerna", "att tacka."],
    ),
    (
        "Nämnden beslutade att anta följande medlemmar:\n– Per Lind, lgh 12\n– Åsa Norén, lgh 14",
        ["att anta följande medlemmar: Per Lind, lgh 12 Åsa Norén, lgh 14"],
    ),
    (
        "Nämnden beslutar att bevilja 6 000 kronor. Medel anvisas ur kontot för oförutsett. Bo skriver pressmeddelandet.",
        ["att bevilja 6 000 kronor.", "Medel anvisas ur kontot för oförutsett."],
    ),
    (
        "Beslut: Planen fastställs. Bo skickar ut den.\n\nNästa träff blir i maj.",
        ["Planen fastställs.", "Bo skickar ut den."],
    ),
    ("Beslut: a) Planen antas. b) 30 000 kr avsätts.", ["Planen antas.", "30 000 kr avsätts."]),
    ("Beslut:\n1) Planen antas, se b) nedan. 3) Det står i den.", ["Planen antas, se b) nedan. 3) Det står i den."]),
    (
        "Beslut\na) Avgiften höjs till 300 kr. b) Bo Ek får i uppdrag att skriva till kommunen. c) Motionen avslås.",
        ["Avgiften höjs till 300 kr.", "Bo Ek får i uppdrag att skriva till kommunen.", "Motionen avslås."],
    ),
    ("Beslut\na) Hyran enligt punkt c) i avtalet betalas.", ["Hyran enligt punkt c) i avtalet betalas."]),
    (
        "Nämnden väljer Bo Ek till ombud, med Åsa Norén som ersättare.",
        ["Nämnden väljer Bo Ek till ombud, med Åsa Norén som ersättare."],
    ),
    (
        "Nämnden kom överens om att\n- Anna och Bo skriver ett utkast\n- cheferna är beställare\n- frågan lyfts i maj",
        ["Anna och Bo skriver ett utkast", "cheferna är beställare", "frågan lyfts i maj"],
    ),
    (
        "Beslut\nNämnden föreslår kommunstyrelsen besluta\n\nanta taxan\nge kontoret i uppdrag att informera",
        ["anta taxan", "ge kontoret i uppdrag att informera"],
    ),
    (
        "Efter en paus enades man om följande.\n1. Två platser avsätts.\n2. Kontoret svarar för kostnaden.",
        ["Två platser avsätts.", "Kontoret svarar för kostnaden."],
    ),
]


@pytest.mark.parametrize(("text", "expected"), POINTS)
def test_decision_falls_into_points(text: str, expected: list[str]) -> None:
    """A point is an att-sats, a clause of a list, or a sentence."""
    assert points(text, "Miljönämnden") == expected


def test_clause_cut_by_a_wrapped_line_is_whole() -> None:
    """`att` at the head of a line opens no point where the line before it is full."""
    text = (
        "Nämnden beslutar att återremittera ärendet till utredaren med uppdrag\n"
        "att belysa konsekvenserna för de minsta kommunerna."
    )
    assert len(points(text, "Miljönämnden")) == 1
    text = (
        "Nämnden beslutar\n\natt anta anbudet från Bygg AB under förutsättning\n"
        "att kommunstyrelsen anvisar medel, samt\n\natt teckna avtal."
    )
    assert len(points(text, "Miljönämnden")) == 2


def test_letters_under_an_election_are_points() -> None:
    """Each lettered entry under `valde` is an election."""
    text = "Årsmötet valde:\na) ordförande på ett år: Anna Berg\nb) kassör på två år: Bo Ek"
    assert outcomes(text, "årsmöte") == ["elected", "elected"]


@pytest.mark.parametrize(
    "text",
    [
        "Stämman valde\n\n- Eva-Lisa Holm, lgh 1103\n- Bo Ek, lgh 1402\n\natt jämte ordföranden justera protokollet.",
        "Stämman valde enligt förslaget:\n\n| Uppdrag | Namn | Tid |\n|---|---|---|\n| Ledamot | Bo Ek | två år |",
    ],
)
def test_those_elected_in_a_list_or_a_table_are_one_point(text: str) -> None:
    """They are objects of the verb, and what they are elected for goes with them; a column may be called like a label."""
    (decision,) = decisions(text, "föreningsstämma")
    assert decision["points"][0]["text"].endswith(("protokollet.", "två år"))
    assert [point["outcome"] for point in decision["points"]] == ["elected"]


def test_bare_name_under_an_election_is_a_decision() -> None:
    """A name is all there need be under `Val av …`, and only there."""
    assert outcomes("Karin Holm", "årsmöte", "Val av sekreterare") == ["elected"]
    assert outcomes("Anna Berg (omval)\nBo Ek, 2 år", "årsmöte", "Val av styrelse") == ["elected"]
    assert outcomes("Bo Ek, Skogsby 2:4\nAnna Berg, lgh 1103", "årsmöte", "Val av justerare") == ["elected"]
    assert outcomes("Karin Holm", "årsmöte", "Information") == []


def test_responsible_fills_who_is_assigned() -> None:
    """`Ansvarig` names who answers for the decision, without changing its outcome."""
    (decision,) = decisions("Styrelsen beslutade att måla om trapphuset. Ansvarig: Bo Ek.")
    assert [(point["outcome"], point["assigned_to"]) for point in decision["points"]] == [("other", ["Bo Ek"])]


ASSIGNED = [
    (
        "Socialnämnden och barn- och utbildningsnämnden ges i uppdrag att spara.",
        ["Socialnämnden", "barn- och utbildningsnämnden"],
    ),
    ("Nämnden beslutar att uppdra åt kansliet att skriva ett yttrande.", ["kansliet"]),
    ("Nämnden beslutar att ge Anna och Bo i uppdrag att leda arbetet.", ["Anna", "Bo"]),
    ("Anna Berg, eller den hon utser, bemyndigas att skriva under.", ["Anna Berg"]),
    ("Anna och Karin återkommer med en skiss.", ["Anna", "Karin"]),
    ("Åtgärd: Anna, Bo och Karin tar fram en rutin.", ["Anna", "Bo", "Karin"]),
]


@pytest.mark.parametrize(("text", "expected"), ASSIGNED)
def test_task_names_who_is_to_do_it(text: str, expected: list[str]) -> None:
    """Those who are given a task come out as written."""
    (decision,) = decisions(text, "Miljönämnden")
    assert decision["points"][0]["assigned_to"] == expected


def test_finding_counts_where_nothing_else_tells() -> None:
    """What the chair finds decided is the decision only of an item that has no other."""
    finding = (
        "Ordföranden ställer förslagen mot varandra och finner att årsmötet beslutar enligt styrelsens förslag här."
    )
    assert outcomes(finding, "årsmöte") == ["approved"]
    assert outcomes(finding + "\n\nÅrsmötet beslutade att avslå motionen.", "årsmöte") == ["rejected"]


def test_clause_numbers_stay_in_the_text() -> None:
    """Numbers belong to the decision's text, not to its points; bullets to neither."""
    (decision,) = decisions("Beslut\n1. Planen antas.\n2. Bo informerar.")
    assert decision["text"] == "1. Planen antas. 2. Bo informerar."


def test_spans_tell_where_it_stands() -> None:
    """Decisions and points can be found at their spans, clause numbers included."""
    text = "Beslut\n1. Planen antas.\n2. Bo informerar pres-\nsen."
    (decision,) = decisions(text)
    assert text[slice(*decision["span"])] == "1. Planen antas.\n2. Bo informerar pres-\nsen."
    assert [text[slice(*point["span"])] for point in decision["points"]] == [
        "Planen antas.",
        "Bo informerar pres-\nsen.",
    ]


def test_another_bodys_label_is_no_decision() -> None:
    """A label counts if it names this meeting's body."""
    assert points("Arbetsutskottets beslut\nÄrendet bordläggs.", "Kommunstyrelsen") == []
    assert points("Arbetsutskottets beslut\nÄrendet bordläggs.", "Kommunstyrelsens arbetsutskott") == [
        "Ärendet bordläggs."
    ]


def test_what_a_vote_came_to_is_no_second_decision() -> None:
    """Beside the decision itself the result of the vote is left to the vote; alone it tells the decision."""
    result = "Med 3 ja-röster mot 2 nej-röster bifaller styrelsen motionen."
    assert outcomes(f"{result}\n\nBeslut\nStyrelsen beslutar att avslå motionen.") == ["rejected"]
    assert outcomes(f"{result} Styrelsen beslutar att bifalla motionen.") == ["approved"]
    assert outcomes(result) == ["approved"]


TOLD_TWICE = [
    # what the vote came to, what stands under the label
    ("Med 3 ja-röster mot 1 nej-röst beslutar styrelsen att avslå yrkandet.", "Ansökan avslås."),
    (
        "Med 3 ja-röster mot 1 nej-röst beslutar styrelsen att avslå yrkandet.",
        "Styrelsen uppdrar åt kassören att bygga.",
    ),
    ("Styrelsen beslutar efter votering att bifalla motionen.", "Styrelsen beslutar att avslå motionen."),
    ("Med 5 röster mot 2 beslutar styrelsen att återremittera ärendet.", "Ärendet återremitteras till kassören."),
    (
        "Med 5 röster mot 2 beslutar styrelsen att begära yttrande.",
        "Styrelsen beslutar att begära yttrande från rådet.",
    ),
]


@pytest.mark.parametrize(("result", "decision"), TOLD_TWICE)
def test_a_vote_that_leads_to_what_stands_under_the_label_is_no_decision(result: str, decision: str) -> None:
    """Told with a form of `besluta`, before the label or behind it, the result of the vote is not counted again."""
    assert told(f"{result}\n\nBeslut\n{decision}") == [decision]
    assert told(f"Beslut\n{decision}\n\nOmröstning\n{result}") == [decision]
    assert told(f"{result}\nBeslut: {decision}") == [decision]


TOLD_ONCE = [
    "Med 3 ja-röster mot 1 nej-röst beslutar styrelsen att avslå motionen.",
    "Styrelsen beslutar med 5 röster mot 2 att ärendet ska avgöras i dag.",
    "Styrelsen beslutar att genomföra sluten omröstning.",
]


@pytest.mark.parametrize("result", TOLD_ONCE)
def test_a_vote_that_nothing_under_the_label_follows_from_is_a_decision(result: str) -> None:
    """Alone, under the label itself, or beside a decision of another kind it is the only place that says so."""
    assert told(result) == [result]
    assert told(f"Beslut\n{result}") == [result]
    assert told(f"{result}\n\nBeslut\nInformationen noteras.") == [result, "Informationen noteras."]


TOLD_SHORTLY = [
    # text, point, outcome
    ("Vi talar om festen. @bo: ring krögaren.", "@bo: ring krögaren.", "assigned"),
    ("Vi talar om festen. → Bo Ek ringer krögaren.", "Bo Ek ringer krögaren.", "assigned"),
    ("Karin berättar om läget. Att göra: Bo Ek ringer kommunen.", "Bo Ek ringer kommunen.", "assigned"),
    ("Frågan gicks igenom. Beslut. Planen antas.", "Planen antas.", "approved"),
    ("Omval av Anna Berg och Bo Ek.", "Omval av Anna Berg och Bo Ek.", "elected"),
    ("Följande valdes: Anna Berg, Bo Ek.", "Följande valdes: Anna Berg, Bo Ek.", "elected"),
    ("Karin valdes till kassör.", "Karin valdes till kassör.", "elected"),
    ("Styrelsen tog del av rapporten.", "Styrelsen tog del av rapporten.", "noted"),
    ("Skrivelsen till handlingarna.", "Skrivelsen till handlingarna.", "noted"),
    ("Alla ställer sig bakom förslaget.", "Alla ställer sig bakom förslaget.", "approved"),
]


@pytest.mark.parametrize(("text", "point", "outcome"), TOLD_SHORTLY)
def test_short_ways_to_tell_a_decision_are_read(text: str, point: str, outcome: str) -> None:
    """Arrows, labels run into the text and elections without a verb tell what is decided."""
    assert (points(text), outcomes(text)) == ([point], [outcome])


@pytest.mark.parametrize("text", ["Styrelsen tar del av kursen i maj.", "Planen ska efter samråd antas av nämnden."])
def test_what_is_yet_to_come_is_not_decided(text: str) -> None:
    assert points(text) == []


def test_what_an_entry_lists_below_itself_belongs_to_it() -> None:
    """A list of letters under a number goes into the number's details."""
    text = (
        "Styrelsen beslutade att\n1. anta planen enligt\n   a) bilaga 1\n   b) bilaga 2\n2. uppdra åt Bo Ek att skriva"
    )
    assert points(text) == ["anta planen enligt bilaga 1 bilaga 2", "uppdra åt Bo Ek att skriva"]


def test_a_heading_that_no_lexicon_knows_ends_a_decision() -> None:
    text = "Beslut\nStyrelsen antar planen.\n\nNästa steg i arbetet\n\nAnna Berg visar bilder från resan."
    assert points(text) == ["Styrelsen antar planen."]


def test_every_office_in_a_list_of_elections_is_a_point() -> None:
    """Who is chosen for what may stand without a verb; lines that name no office are left alone."""
    rows = "Ordförande på 1 år: Anna Berg, omval\nLedamot, 2 år: Bo Ek (omval), Karin Holm (nyval)\nRevisor: Vakant"
    assert outcomes(rows, "årsmöte", "Val") == ["elected"] * 3
    assert points("Val av justerare: Bo Ek", title="Formalia") == ["Val av justerare: Bo Ek"]
    assert points("Kontakt: Bo Ek\nKassör: Anna Berg", title="Ekonomi") == []


LISTS = [
    ("Styrelsen beslutade:\n(i) att anta planen;\n(ii) att lägga ned tidningen.", ["att anta planen", "att lägga ned tidningen."]),
    ("Styrelsen beslutade\natt    anta planen\natt    lägga ned tidningen", ["att anta planen", "att lägga ned tidningen"]),
    ("Beslut\nEnligt revisorernas förslag:\nBokslutet godkänns.", ["Bokslutet godkänns."]),
    ("Beslut\n1\nPlanen antas.\n2\nTidningen läggs ned.", ["Planen antas.", "Tidningen läggs ned."]),
    ("Beslut\n- Styrelsen rekommenderar kommunerna att delta.\n- Bo Ek får i uppdrag att boka.",
     ["Styrelsen rekommenderar kommunerna att delta.", "Bo Ek får i uppdrag att boka."]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_the_clauses_of_a_decision_are_told_apart_in_every_list(text: str, expected: list[str]) -> None:
    """Roman numbers, a column of its own, a number on a line of its own: each clause is a point."""
    assert points(text) == expected


@pytest.mark.parametrize(
    "beside",
    [
        "Ekonom Anna Berg presenterar rapporten.",
        "Bo Ek svarar på frågor.",
        "Ordföranden förklarar mötet avslutat.",
        "Bilaga 1 Rapport",
    ],
)
def test_what_is_said_beside_a_decision_is_no_part_of_it(beside: str) -> None:
    assert points(f"Beslut\nStyrelsen godkänner rapporten.\n\n{beside}") == ["Styrelsen godkänner rapporten."]


def test_when_a_task_is_due_is_no_part_of_who_answers_for_it() -> None:
    [decision] = decisions("Åtgärd: Fläkten lagas.\nAnsvarig: Bo Ek      Klart: 2024-05-24")
    assert [point["assigned_to"] for point in decision["points"]] == [["Bo Ek"]]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Efter votering, varvid 9 röster avgavs för motionen och 14 emot, förklarades motionen avslagen.", "rejected"),
        ("Frågan avskrivs.", "other"),
        ("Punkten fick utgå eftersom Bo var sjuk.", "other"),
        ("Utgår.", "other"),
        ("Inga synpunkter på anteckningarna från mars, som godkänns.", "approved"),
        ("Styrelsen har tagit del av delgivningarna.", "noted"),
        ("Utgick, då föredraganden var sjuk.", "other"),
        ("Remissen lämnas utan synpunkter.", "other"),
        ("Skrivelsen överlämnades till byggnadskontoret.", "other"),
        ("Anna tar med sig frågan om skyltar till kontoret.", "assigned"),
        ("Kommunerna enades om att svara gemensamt.", "other"),
        ("Samtliga närvarande kommuner ställde sig positiva till en förlängning.", "approved"),
        ("Efter en stunds diskussion enades man om att fakturan krediteras.", "other"),
        ("Anna och Bo går igenom samtliga avvikelser under våren och återkommer i april.", "assigned"),
    ],
)
def test_more_ways_to_tell_an_outcome_are_read(text: str, outcome: str) -> None:
    """Nobody needs to say `besluta`."""
    assert outcomes(text) == [outcome]


def test_a_body_may_have_a_hyphen_in_its_name() -> None:
    """What another body with the same last word decides is not this one's."""
    text = "IT-rådet beslutade att köpa en server."
    assert [decision["by"] for decision in decisions(text, "IT-rådet")] == ["IT-rådet"]
    assert decisions("FoU-rådet beslutade att köpa en server.", "IT-rådet") == ()


def test_who_stands_aside_is_said_behind_the_decision() -> None:
    """A sentence of another matter ends no decision that it stands in."""
    text = "Beslut: Rådet åtar sig att leda arbetet.\nRektorn deltar inte i beslutet. Bo Ek får i uppdrag att börja."
    assert points(text, "Rådet")[0] == "Rådet åtar sig att leda arbetet."


def test_where_all_is_set_as_a_quotation_nothing_is_quoted() -> None:
    assert told("> Anteckningarna lades till handlingarna.\n>\n> Bo Ek berättade om läget.") == [
        "Anteckningarna lades till handlingarna."
    ]
    assert told("> Anteckningarna lades till handlingarna.\n\nSå stod det i brevet.") == []


def test_a_lead_in_that_ends_in_att_has_a_clause_an_entry() -> None:
    """Whatever verbs the entries have, and also where nothing but their place tells them from running text."""
    clauses = ["Sjöby skriver ett gemensamt svar", "Anna får i uppdrag att skicka det", "svaret tas upp den 23 april"]
    bullets = "Styrelsen beslutar att\n" + "".join(f"- {clause}\n" for clause in clauses)
    assert points(bullets) == clauses
    inset = bullets.replace("- ", "\t") + "\n" + "Anna Berg redovisade läget i kommunen. " * 3
    assert points(inset) == clauses


def test_what_was_counted_is_not_decided() -> None:
    assert told("På skolgården noterades 14 brister, de flesta trasiga lampor.") == []
    assert told("Därefter noterades informationen.") == ["Därefter noterades informationen."]


def test_what_stands_behind_an_empty_box_was_not_decided() -> None:
    text = "[X] Styrelsen beslutade att anta planen.\n[ ] Styrelsen beslutade att avslå planen."
    assert points(text) == ["att anta planen."]


@pytest.mark.parametrize(
    "text",
    ["> **Beslut 6:2**\n> Rapporten godkänns.", "Beslut nr 4: Rapporten godkänns.", "Beslut 6:2: Rapporten godkänns.",
     "Överenskommet:\n– Rapporten godkänns."],
)  # fmt: skip
def test_a_decision_may_have_a_number_of_its_own_or_stand_in_a_frame(text: str) -> None:
    """`Beslut 6:2` is the label `Beslut`, and marks of quotation only set it off."""
    assert points(text) == ["Rapporten godkänns."]
    assert decisions(text)[0]["explicit"]


def test_what_is_added_to_a_proposal_is_no_point_of_its_own() -> None:
    """`enligt förslaget med tillägget att` is one decision."""
    text = "Styrelsen beslutar enligt förslaget med tillägget att två personer ska vara på plats."
    assert (points(text), outcomes(text)) == ([text], ["approved"])
    assert points("Styrelsen beslutar enligt förslaget att anta planen.") == ["att anta planen."]


def test_when_it_is_to_be_done_goes_with_the_decision() -> None:
    assert points("Beslut: Kansliet ansvarar för materialet. Klart 2020-01-31.") == [
        "Kansliet ansvarar för materialet. Klart 2020-01-31."
    ]


def test_a_meeting_by_any_name_decides() -> None:
    """`Chefsmötet` is this meeting, whatever the body is called."""
    assert [decision["by"] for decision in decisions("Chefsmötet utser Bo Ek.", "Samverkan Dalen")] == ["Chefsmötet"]


def test_what_hangs_below_the_value_of_a_label_belongs_to_it() -> None:
    """A second paragraph in the label's column is decided as well; one at the margin is running text."""
    first = "Beslut:         Styrelsen beslutar att ärendet avgörs i dag.\n"
    more = "                Styrelsen föreslår stämman att anta riktlinjerna.\n"
    assert [decision["explicit"] for decision in decisions(first + more)] == [True, True]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [("ÄTA 31 godkänns av beställaren.", ["approved"]), ("Bygglovet godkändes av länsstyrelsen.", [])],
)
def test_who_is_at_the_meeting_may_decide_by_themselves(text: str, outcome: list[str]) -> None:
    assert outcomes(text, "Byggmötet") == outcome


@pytest.mark.parametrize(
    ("text", "by"),
    [("Beställaren godkänner.", ["Beställaren"]), ("ÄTA 31 godkänns av beställaren.", ["beställaren"]),
     ("Beställaren noterar att taket läcker.", []), ("Beställaren på Ekbacken godkänner.", [])],
)  # fmt: skip
def test_who_decides_by_themselves_is_named(text: str, by: list[str]) -> None:
    """It takes no more than a word of those who can settle it, at either side of the verb."""
    assert [decision["by"] for decision in decisions(text, "Byggmötet")] == by


def test_a_task_may_begin_with_initials() -> None:
    """`KH` is Karin Holm, who attends."""
    assert outcomes("Styrelsen beslutade att KH tar fram ett underlag.") == ["assigned"]
    assert outcomes("Styrelsen beslutade att VVS tar fram ett underlag.") == ["other"]


def test_a_lead_in_below_clauses_opens_a_decision_of_its_own() -> None:
    """A line without `att` under clauses is no entry of their list."""
    text = "Utskottet beslutar\n\natt sälja tomten.\n\nUtskottet föreslår kommunstyrelsen\n\natt anvisa medel."
    assert outcomes(text, "Kommunstyrelsens planutskott") == ["other", "recommended"]


def test_what_is_decided_may_stand_without_att() -> None:
    """The first verb counts, not the `att` that leads in what somebody is to do."""
    text = "Fullmäktige beslöt bevilja avsägelsen samt uppdraga åt beredningen att inkomma med förslag."
    (decision,) = decisions(text, "Kyrkofullmäktige")
    assert [(point["text"], point["outcome"]) for point in decision["points"]] == [(text, "approved")]


@pytest.mark.parametrize("told", ["har därmed", "hade således"])
def test_what_the_body_has_come_to_is_a_decision_where_nothing_else_is(told: str) -> None:
    assert outcomes(f"Nämnden {told} beslutat enligt kontorets förslag.", "Byggnadsnämnden") == ["approved"]


def test_who_may_do_something_is_given_no_task() -> None:
    assert outcomes("Styrelsen beslutade att Karin Holm får delta i kursen.") == ["other"]


@pytest.mark.parametrize(
    ("end", "of_item", "of_last"),
    [
        ("Nämnden noterar informationen.", ["noted"], []),
        ("Rapporterna läggs till handlingarna.", ["noted"], []),
        ("Lokalrapporten läggs till handlingarna.", [], ["noted"]),
        ("Nämnden godkänner hyresavtalet.", [], ["approved"]),
    ],
)
def test_what_covers_all_parts_of_an_item_is_decided_on_the_item(
    end: str, of_item: list[str], of_last: list[str]
) -> None:
    """It stands behind the last part, but says nothing that is of that part alone."""
    text = (
        "Protokoll kulturnämnden 2024-03-05\n\n§ 1 Öppnande\n\nMötet öppnas.\n\n§ 2 Information\n\n"
        "**Nya lokaler**\n\nInflyttning sker i maj.\n\n**Höstens program**\n\nProgrammet trycks i juni.\n\n"
        f"{end}\n\n§ 3 Slut\n\nMötet avslutas.\n"
    )
    item = parse(text).items[1]
    assert [part.title for part in item.items] == ["Nya lokaler", "Höstens program"]
    assert [point.outcome for decision in item.decisions for point in decision.points] == of_item
    assert [point.outcome for decision in item.items[-1].decisions for point in decision.points] == of_last


@pytest.mark.parametrize(
    "text",
    [
        "Följande byten godkändes:\nLott 2   från Eva Ros till Dan Falk\nLott 7   från Bo Ek till Siv Ås\nPlanen avslogs.",
        "Efter genomgång beviljades följande bidrag:\n\nScoutkåren\t2 000\nKören\t3 000\n\nPlanen avslogs.",
    ],
)
def test_a_list_behind_what_became_of_it_is_one_decision(text: str) -> None:
    """The rows stand in columns, and the sentence below them is another decision."""
    assert outcomes(text) == ["approved", "rejected"]


def test_nominations_that_are_elected_as_a_whole_are_one_decision() -> None:
    rows = "Ordförande 1 år: Anna Berg (omval)\nRevisorer 1 år: Bo Ek, Cia Dahl\n"
    assert points(rows + "Styrelsen valde enligt valberedningens förslag.", title="Val") == [
        "Styrelsen valde enligt valberedningens förslag."
    ]
    assert outcomes(rows, title="Val") == ["elected", "elected"]


@pytest.mark.parametrize("said", ["Karin och Ida ansvarar, klart 7 maj.", "Karin och Ida är ansvariga."])
def test_who_answers_for_a_decision_is_no_point_of_it(said: str) -> None:
    """They have a task in what stands before; `ansvarar för något` is a task of its own."""
    (decision,) = decisions(f"Beslut: Planen uppdateras i vår. {said}")
    assert [point["text"] for point in decision["points"]] == ["Planen uppdateras i vår."]
    assert decision["points"][0]["assigned_to"] == ["Karin", "Ida"]
    assert len(points("Beslut: Planen uppdateras i vår. Karin och Ida ansvarar för inköpen.")) == 2


def test_an_election_may_follow_its_reason_without_a_comma() -> None:
    text = "Eftersom Dan Falk lämnat styrelsen efter flytt valdes Eva Ros till ledamot för 2023."
    assert outcomes(text) == ["elected"]
    assert outcomes("Eftersom Dan Falk valdes till ledamot i fjol har han ett år kvar.") == []


@pytest.mark.parametrize(
    "aside",
    [
        "Bo reserverar sig mot beslutet.",
        "Anna lämnar mötet.",
        "Karin Holm kom till mötet.",
        "Bo deltog inte i beslutet.",
    ],
)
def test_what_somebody_does_at_the_meeting_is_no_point(aside: str) -> None:
    """It stands in the paragraph of the decision, but is no part of it; what follows it may be."""
    assert told(f"Beslut: Offerten antas. {aside}") == ["Offerten antas."]
    assert told(f"Offerten kom i går. Beslut: Den antas. {aside}") == ["Den antas."]
    assert points(f"Beslut\nOfferten antas.\n\n{aside}") == ["Offerten antas."]
    assert points(f"Beslut: Offerten antas. {aside} Bo Ek lämnar nyckeln.") == [
        "Offerten antas.",
        "Bo Ek lämnar nyckeln.",
    ]


def test_a_mark_of_quotation_before_a_task_is_an_arrow() -> None:
    """One who attends is to do it, and so in every line near it; in a letter it stays a quotation."""
    assert outcomes("Taket läcker.\n> Bo ringer plåtslagaren.\n> Karin oljar låset.") == ["assigned", "assigned"]
    assert outcomes("Brevet lyder:\n> Bo ringer plåtslagaren.") == []
    assert outcomes("Taket läcker.\n> Hej! Jag har en fråga.\n> Bo ringer plåtslagaren.") == []


def test_many_tasks_behind_marks_of_quotation_stay_tasks() -> None:
    """They are not taken for text that is set in."""
    tasks = "".join(f"{number}. Punkt\n\nDet läcker.\n\n> Anna ringer rörmokaren.\n\n" for number in range(1, 5))
    text = f"Brf Linden\nProtokoll styrelsemöte 2024-03-12\nNärvarande: Anna Berg (ordf), Bo Ek\n\n{tasks}Anna avslutade mötet.\n"
    assert [len(item.decisions) for item in parse(text).items] == [1] * 4
