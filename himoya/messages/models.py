"""A message is kept as it came, with the import that brought it; nothing here interprets it."""

from django.db import models

from himoya.security.models import Account


class Chat(models.Model):
    """A group, a private chat or a list, as its export names it."""

    key = models.CharField(max_length=200, unique=True)  # "telegram:1234567890"
    title = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"chat {self.pk}"


class Import(models.Model):
    """One file that somebody gave: invisible while it is read, then live at one stroke; undone whole."""

    class State(models.TextChoices):
        READING = "reading"
        LIVE = "live"
        UNDOING = "undoing"
        WITHDRAWN = "withdrawn"

    fingerprint = models.CharField(max_length=64)  # SHA-256 of the file and of what was said about it
    file_name = models.CharField(max_length=300)
    channel = models.CharField(max_length=30)
    title = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.READING)
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    done = models.PositiveIntegerField(default=0)  # rows of the file that are safely stored
    added = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    came_of = models.JSONField(default=dict)  # counted once, as it went live: persons, new_persons, urgent

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["fingerprint"],
                condition=~models.Q(state="withdrawn"),
                name="a_file_is_imported_once_unless_withdrawn",
            )
        ]

    def __str__(self) -> str:
        return f"import {self.pk}"


class Message(models.Model):
    """What someone wrote, as it came."""

    chat = models.ForeignKey(Chat, models.PROTECT, related_name="messages")
    key = models.CharField(max_length=120)
    brought_by = models.ForeignKey(Import, models.PROTECT, related_name="messages")
    sent_at = models.DateTimeField()
    sender = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    folded = models.TextField(blank=True)  # searchable form in any script
    media = models.CharField(max_length=10, blank=True)
    forwarded = models.BooleanField(default=False)
    edited = models.BooleanField(default=False)
    place = models.CharField(max_length=60)  # where it stands in the file
    number = models.CharField(max_length=120, blank=True)  # the id that the file itself gave
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaced_by")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["chat", "key"], name="a_message_stands_once_in_its_chat")
        ]

    def __str__(self) -> str:
        return f"message {self.pk}"


class Sighting(models.Model):
    """A later import that holds the same message: it keeps it visible when the first import is taken back."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="sightings")
    seen_by = models.ForeignKey(Import, models.CASCADE, related_name="sightings")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["message", "seen_by"], name="an_import_sees_a_message_once")
        ]

    def __str__(self) -> str:
        return f"sighting {self.pk}"


class Rejection(models.Model):
    """A row of a file that could not be used, with the reason, for the person who gave the file."""

    brought_by = models.ForeignKey(Import, models.CASCADE, related_name="rejections")
    place = models.CharField(max_length=60)
    sentence = models.CharField(max_length=400)
    values = models.JSONField(default=dict)
    excerpt = models.CharField(max_length=200, blank=True)
    cells = models.JSONField(default=list)  # of a list's row: [heading, cell], to be given back

    def __str__(self) -> str:
        return f"rejection {self.pk}"


class Erased(models.Model):
    """The place of a message that was deleted for good, so that the same file does not bring it back."""

    chat = models.ForeignKey(Chat, models.PROTECT, related_name="+")
    key_hash = models.CharField(max_length=64)  # SHA-256 of the message's key
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chat", "key_hash"], name="a_place_is_erased_once")]

    def __str__(self) -> str:
        return f"erased {self.pk}"
