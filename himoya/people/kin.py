"""What somebody is to him, as codes with their words. Pure."""

from himoya.common.say import N_
from himoya.people.rules import HIMSELF

TO_HIM = {
    "mother": N_("mother"),
    "father": N_("father"),
    "wife": N_("wife"),
    "husband": N_("husband"),
    "sister": N_("sister"),
    "brother": N_("brother"),
    "daughter": N_("daughter"),
    "son": N_("son"),
    "grandparent": N_("grandmother or grandfather"),
    "aunt_or_uncle": N_("aunt or uncle"),
    "cousin": N_("cousin"),
    "in_law": N_("relative by marriage"),
    "neighbour": N_("neighbour"),
    "friend": N_("friend"),
    "lawyer": N_("lawyer"),
    "other": N_("somebody else"),
}
GIVERS = {HIMSELF: N_("the prisoner himself or herself"), **TO_HIM}
