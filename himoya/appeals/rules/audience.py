"""Who reads a letter, and so which consent it needs and what it must not say."""

from collections.abc import Collection, Mapping

# Who reads it (words of the packs) -> whose consent is needed (codes of people.models.Consent).
CONSENT: Mapping[str, str] = {
    "home_state": "uz_state",
    "home_prosecutor": "uz_state",
    "host_state": "ru_state",
    "host_prison": "ru_state",
    "host_prosecutor": "ru_state",
    "host_military": "ru_state",
    "international": "icrc_un",
    "public": "media_named",
}
# From the least to the most dangerous for him: consul, ombudsman, prosecutor, prison service, press.
RISKS = ("low", "medium", "medium_high", "high", "highest")
HOME = frozenset({"home_state", "home_prosecutor"})


def consents_needed(audiences: Collection[str]) -> frozenset[str]:
    """Kinds of recipient that all need a yes. Readers we do not know need one that nobody gives."""
    return frozenset(CONSENT.get(one, "unknown") for one in audiences) or frozenset({"unknown"})


def at_home(authority: str, audiences: Collection[str]) -> bool:
    """Whether it belongs to the state that could try him for fighting abroad."""
    return authority.startswith("uz_") or not HOME.isdisjoint(audiences)


def reprisal_rank(risk: str, audiences: Collection[str]) -> int:
    """Small is safe for him; the press comes last whatever the pack says; an unknown risk is a high one."""
    if "public" in audiences:
        return len(RISKS)
    return RISKS.index(risk) if risk in RISKS else len(RISKS) - 1
