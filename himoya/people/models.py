"""Identities as they were told, and the decisions that join them. A merge moves nothing."""

from django.db import models

from himoya.security.models import Account


class Reporter(models.Model):
    """Someone who told us: a sender in a chat, or the person who filled a list."""

    key = models.CharField(max_length=300, unique=True)  # chat and sender, as the channel names them
    shown_name = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"reporter {self.pk}"


class Person(models.Model):
    """Someone held or sought, as one reporter tells of him.

    What is known about him are facts and statements.
    """

    reporter = models.ForeignKey(Reporter, models.PROTECT, related_name="persons")
    key = models.CharField(max_length=300)  # folded name, or the relation when no name was told
    name = models.CharField(max_length=300, blank=True)  # Uzbek Latin; empty: not told
    relation = models.CharField(max_length=30, blank=True)
    told_at = models.DateTimeField(null=True, db_index=True)  # when somebody last told of him

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reporter", "key"], name="a_reporter_tells_of_a_person_once")
        ]

    def __str__(self) -> str:
        return f"person {self.pk}"


class OtherName(models.Model):
    """A name of his that a person wrote down, beside the one he was told of by."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="other_names")
    name = models.CharField(max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="a_name_is_written_once")]

    def __str__(self) -> str:
        return f"name {self.pk}"


class NameKey(models.Model):
    """A sound or a beginning of one of his names, the same in every spelling: how a search finds him."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="name_keys")
    key = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "person"], name="a_key_leads_to_a_person_once")]

    def __str__(self) -> str:
        return f"key {self.pk}"


class SamePerson(models.Model):
    """A person decided whether two identities are one. Undone, it is as if it had never been."""

    class Verdict(models.TextChoices):
        SAME = "same"
        DIFFERENT = "different"

    left = models.ForeignKey(Person, models.PROTECT, related_name="+")
    right = models.ForeignKey(Person, models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    decided_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    undone_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(left__lt=models.F("right")), name="a_pair_is_written_smaller_first"
            ),
            models.UniqueConstraint(
                fields=["left", "right"], condition=models.Q(undone_at=None), name="a_pair_has_one_verdict"
            ),
        ]

    def __str__(self) -> str:
        return f"same person {self.pk}"


class Relative(models.Model):
    """Somebody of his family, or a friend, whom we may reach. The contact is shown only when asked for."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="relatives")
    reporter = models.ForeignKey(
        Reporter, models.PROTECT, null=True, related_name="+"
    )  # the same, as a voice
    name = models.CharField(max_length=200)
    relation = models.CharField(max_length=30, blank=True)  # what she is to him: mother, wife, brother...
    contact = models.CharField(max_length=200, blank=True)  # phone, or where else she answers
    safe_hours = models.CharField(max_length=120, blank=True)
    shared_phone = models.BooleanField(default=False)  # others read what is sent there
    may_call = models.BooleanField(default=True)
    note = models.TextField(blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"relative {self.pk}"


class Consent(models.Model):
    """A yes or no to telling one kind of recipient about him. Without a standing yes nothing goes there."""

    class Recipient(models.TextChoices):
        INTERNAL = "internal"
        LAWYER = "lawyer"
        UZ_STATE = "uz_state"
        RU_STATE = "ru_state"
        ICRC_UN = "icrc_un"
        UA_PROJECT = "ua_project"
        MEDIA_ANON = "media_anon"
        MEDIA_NAMED = "media_named"

    class Answer(models.TextChoices):
        YES = "yes"
        NO = "no"
        ASK = "ask"  # ask again each time

    class Scope(models.TextChoices):
        EVERYTHING = "everything"
        NOT_MILITARY = "not_military"  # nothing that could convict him at home
        PLACE_AND_HEALTH = "place_and_health"

    person = models.ForeignKey(Person, models.PROTECT, related_name="consents")
    recipient = models.CharField(max_length=12, choices=Recipient.choices)
    answer = models.CharField(max_length=4, choices=Answer.choices)
    scope = models.CharField(max_length=20, choices=Scope.choices, default=Scope.NOT_MILITARY)
    given_by = models.CharField(max_length=200)  # who said it
    giver_relation = models.CharField(max_length=30, blank=True)  # "himself", mother, wife...
    language = models.CharField(max_length=10, blank=True)  # in which it was asked
    given_on = models.DateField()
    expires_on = models.DateField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_on = models.DateField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)
    withdrawn_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_on__gte=models.F("given_on")),
                name="a_consent_ends_after_it_is_given",
            )
        ]

    def __str__(self) -> str:
        return f"consent {self.pk}"
