"""The codes of cases and statements in words: English, marked to be said in the reader's language. Pure."""

from collections.abc import Mapping

from himoya.cases.rules import Standing
from himoya.common.say import N_

KINDS: Mapping[str, str] = {
    "status": N_("What became of the person"),
    "contract": N_("Army contract"),
    "name": N_("Name"),
    "birth_date": N_("Date of birth"),
    "age": N_("Age"),
    "sex": N_("Man or woman"),
    "home": N_("Home"),
    "facility": N_("Place of detention"),
    "article": N_("Article of the criminal code"),
    "part": N_("Part of the article"),
    "term_months": N_("Sentence, in months"),
    "arrested_on": N_("Day of arrest"),
    "verdict_on": N_("Day the verdict was handed over"),
    "in_force_on": N_("Day the verdict came into force"),
    "term_ends_on": N_("Day the sentence ends"),
    "last_contact": N_("Last sign of life"),
    "usual_interval_days": N_("Days between two calls"),
    "relation": N_("Relation to who told us"),
    "phone": N_("Phone"),
    "own_wish": N_("The prisoner's own wish"),
}

VALUES: Mapping[str, Mapping[str, str]] = {
    "status": {
        "held": N_("held"),
        "at_front": N_("at the front"),
        "missing": N_("missing"),
        "prisoner_of_war": N_("prisoner of war"),
        "dead": N_("dead"),
        "released": N_("released"),
    },
    "contract": {
        "offered": N_("offered"),
        "refused": N_("refused"),
        "signed": N_("signed"),
        "unknown": N_("not known"),
    },
    "own_wish": {
        "refuses_contract": N_("Refuses to sign a contract"),
        "wants_contract": N_("Wants to sign a contract"),
        "wants_transfer": N_("Wants to serve the sentence at home"),
        "wants_no_transfer": N_("Does not want to be transferred home"),
        "wants_appeal": N_("Wants us to complain and write letters"),
        "wants_no_appeal": N_("Wants no complaints and no letters"),
        "unknown": N_("We could not ask yet"),
    },
    "sex": {"m": N_("man"), "f": N_("woman")},
    "relation": {
        "son": N_("son"),
        "daughter": N_("daughter"),
        "husband": N_("husband"),
        "wife": N_("wife"),
        "brother": N_("brother"),
        "sister": N_("sister"),
        "father": N_("father"),
        "mother": N_("mother"),
        "nephew": N_("nephew"),
        "niece": N_("niece"),
        "cousin": N_("cousin"),
        "uncle": N_("uncle"),
        "grandson": N_("grandson"),
        "son-in-law": N_("son-in-law"),
        "father-in-law": N_("father-in-law"),
        "brother-in-law": N_("brother-in-law"),
        "neighbour's son": N_("neighbours' son"),
        "neighbour's grandson": N_("neighbours' grandson"),
        "relative": N_("relative"),
    },
}

GRADES: Mapping[str, str] = {
    "V0": N_("rumour or forwarded"),
    "V1": N_("one voice, first hand"),
    "V2": N_("two voices, independent"),
    "V3": N_("a document was seen"),
    "V4": N_("seen by a consul, a lawyer or a visitor"),
}

STANDINGS: Mapping[str, str] = {
    Standing.REPORTED: N_("reported, not confirmed"),
    Standing.PRESUMED_DEAD: N_("presumed dead, no document yet"),
    Standing.CONFIRMED: N_("confirmed"),
}

STATUSES: Mapping[str, str] = {
    "open": N_("open"),
    "watch": N_("kept in view"),
    "resolved": N_("resolved"),
    "sealed": N_("sealed"),
    "withdrawn": N_("withdrawn by the family"),
}

RISKS: Mapping[str, str] = {
    "": N_("not weighed yet"),
    "low": N_("low"),
    "medium": N_("medium"),
    "high": N_("high"),
}

FIELDS: Mapping[str, str] = {
    "summary": N_("Summary"),
    "status": N_("Status"),
    "next_check_at": N_("Look again"),
    "risk": N_("Risk that our work harms the person"),
    "risk_why": N_("Why this risk"),
    "owner": N_("Owner"),
    "given": N_("Given to"),
}

DEADLINES: Mapping[str, str] = {
    "appeal": N_("Complaint against a verdict or a refusal"),
    "transfer": N_("Request to serve the sentence at home"),
    "release": N_("Release"),
    "answer": N_("Answer of an authority"),
    "other": N_("Another day"),
}
