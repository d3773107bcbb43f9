"""A clause's first verb says what the decision comes to."""

import pytest

from protokoll_parser.extractors.decisions.outcomes import outcome_of

CASES = {
    "approved": [
        "att godkänna delårsrapporten",
        "Bokslutet fastställs.",
        "att antaga detaljplan för kvarteret Ugglan",
        "Stämman biföll motionen.",
        "att bifalla första att-satsen men avslå den andra",
        "Byalaget beviljas bidrag om 12 000 kronor.",
        "Gruppen ställer sig bakom programmet.",
        "Rådet ställer sig positivt till en prövning.",
        "Årsmötet ansågs behörigen utlyst.",
        "att förklara mötet stadgeenligt utlyst",
        "Stämman konstaterades vara behörigen sammankallad.",
        "Dispens från strandskyddet ges för en brygga.",
        "att säga ja till erbjudandet",
        "Dagordningen godkänd.",
        "Enligt styrelsens förslag.",
        "Kommitténs arvoden enligt valberedningens förslag.",
        "Styrelsen beslutar således enligt Bo Eks yrkande.",
        "Avsägelserna från Anna Berg (S) som ledamot och Bo Ek (M) som ersättare godkänns.",
        "att listan över de närvarande gäller som röstlängd",
        "Tidplanen är parterna överens om.",
        "att mottaga målningen såsom gåva",
        "Nämnden har därmed beslutat enligt förvaltningens förslag.",
    ],
    "rejected": [
        "Begäran om att få bygga om infarten avslås.",
        "att avslå motionen",
        "Ansökan avslogs med hänvisning till riktlinjerna.",
        "att avstyrka ansökan om tillstånd",
        "att säga nej till förslaget",
        "Nämnden lämnar negativt förhandsbesked.",
        "att lämna motionen utan bifall",
        "att avslå yrkandet om att bevilja bidrag",
    ],
    "referred_back": [
        "Ärendet återremitteras till kontoret.",
        "att återremittera motionen för ny beredning",
        "Styrelsen enades om återremiss.",
    ],
    "tabled": [
        "att bordlägga valet",
        "att ärendet ska bordläggas i väntan på yttranden",
        "Frågan lyfts igen i mars.",
        "Frågan skjuts upp till juni.",
        "Punkten sköts på framtiden.",
        "Ärendet hänsköts till årsmötet.",
        "att ajournera sig i tio minuter",
        "Styrelsen väljer att skjuta upp inköpet.",
        "Frågan tas upp på nytt vid nästa möte.",
        "Resterande medel tas upp på majmötet.",
    ],
    "noted": [
        "Skrivelsen lades till handlingarna.",
        "att lägga redovisningen av projektet till handlingarna",
        "Informationen noteras.",
        "att ta informationen till protokollet",
        "att anse uppföljningen redovisad",
        "Anmälan antecknas till protokollet.",
        "Nämnden tackar för informationen.",
        "Utskottet har tagit del av rapporten och beslutar att inte yttra sig.",
        "Hon lämnade en rapport, som lades till handlingarna.",
    ],
    "elected": [
        "att nominera Anna Berg",
        "Bo Ek justerar protokollet tillsammans med ordföranden.",
        "att utse Karin Holm till ombud",
        "Bo Ek valdes att justera protokollet.",
        "Till revisor omvaldes Per Lind.",
        "Att jämte ordföranden justera protokollet utsågos Ek och Lind.",
        "att entlediga Bo Ek från uppdraget som ersättare",
        "att till ledamot i valnämnden välja Åsa Norén",
    ],
    "assigned": [
        "Kanslichefen ges delegation att besluta om bygglov i ärendet.",
        "att ge kansliet i uppdrag att räkna om kalkylen",
        "Förvaltningen ges i uppdrag att återkomma i maj.",
        "att uppdra åt styrelsen att besluta om inköp",
        "Kassören fick i uppdrag att ta in offerter.",
        "att bemyndiga ordföranden att skriva under",
        "Presidiet ges mandat att justera texten.",
        "att uppmana nämnden att hålla budget",
        "Karin återkommer med ett förslag.",
        "Valet av ombud överläts åt styrelsen.",
    ],
    "recommended": [
        "att föreslå fullmäktige att anta policyn",
        "att rekommendera kommunerna att godkänna avtalet",
        "att tillstyrka ansökan",
        "Rådet föreslår nämnden att avslå begäran.",
    ],
    "answered": [
        "att motionen ska anses besvarad",
        "Medborgarförslaget anses därmed besvarat.",
        "att den därmed är besvarad.",
        "att förklara interpellationen besvarad",
    ],
    "other": [
        "Avgiften är 4 100 kronor enligt taxa fastställd av fullmäktige.",
        "att avge yttrande enligt nämndens förslag",
        "ta ut en avgift om 900 kronor enligt fastställd taxa",
        "Avgiften är 900 kronor enligt taxa fastställd av fullmäktige.",
        "Rådet fördelar årets stöd mellan föreningarna enligt kontorets förslag.",
        "att arvode utgår med 500 kronor per möte",
        "att begära att nämnden godkänner planen",
        "att överlämna rapporten till revisorerna",
        "att remittera motionen till kommunstyrelsen",
        "att adjungera Per Lind",
        "Paragrafen justeras omedelbart.",
        "att förklara paragrafen omedelbart justerad",
        "Ärendet utgår.",
        "att planen inte kan antas medföra betydande miljöpåverkan",
        "att taxan som antogs i fjol upphör att gälla",
        "att avstå från att yttra sig",
        "Avgiften ska betalas inom två månader.",
        "",
    ],
}


@pytest.mark.parametrize(("outcome", "text"), [(outcome, text) for outcome, texts in CASES.items() for text in texts])
def test_clause_comes_to_its_first_verb(outcome: str, text: str) -> None:
    """The first verb of the main clause decides, whatever stands in subordinate clauses."""
    assert outcome_of(text) == outcome


def test_lead_in_does_not_count() -> None:
    """`beslutar att` says that, not what, is decided."""
    assert outcome_of("Nämnden beslutar efter votering att avslå ansökan.") == "rejected"


def test_proposal_to_another_body_is_recommended() -> None:
    """Whatever its verb, a clause of a proposal is recommended."""
    assert outcome_of("att avslå motionen", recommended=True) == "recommended"
