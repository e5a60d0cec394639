"""What can be done on any record. It is an idea of Amina’s in public, given to Parks; Amina asks and comments."""

from django.core.files.uploadedfile import SimpleUploadedFile

from hub.accounts.models import Person
from hub.core.attachments import actions as attachments
from hub.core.clocks.models import Clock
from hub.core.comments import actions as comments
from hub.core.comments.actions import Words
from hub.core.feedback import actions as feedback
from hub.core.feedback.actions import Taps
from hub.core.follows import actions as follows
from hub.core.follows.models import Follow, Notice
from hub.core.moderation import actions as moderation
from hub.core.moderation.actions import Decision
from hub.core.moderation.models import Case
from hub.core.places import actions as places
from hub.core.questions import actions as questions
from hub.core.questions.models import Question
from hub.core.records.models import Record
from hub.site import actions as site
from tests.architecture.permission_matrix import Try, attempt, not_tried
from tests.architecture.permission_matrix.ideas import given
from tests.architecture.permission_matrix.scene import TODAY, Scene

SAID = Words(source="We need a bench too.")


def record(scene: Scene) -> Record:
    return given(scene).record


def question(scene: Scene) -> Question:
    return questions.ask(record(scene), SAID, by=scene.author)


def answered(scene: Scene) -> Clock:
    """Return the promise kept by the answer to Amina’s question."""
    asked = question(scene)
    questions.answer(asked, Words(source="In May."), by=scene.colleague())
    return Clock.objects.get(pk=asked.clock_id)


@attempt("core.comments.actions.say", "Say something about what one may read")
def say(scene: Scene) -> Try:
    about = record(scene)
    return lambda person: comments.say(about, SAID, by=person)


@attempt("core.comments.actions.say_officially", "Say something for the council")
def say_officially(scene: Scene) -> Try:
    about = record(scene)
    return lambda person: comments.say_officially(about, SAID, by=person)


@attempt("core.comments.actions.reword", "Change the words of a comment")
def reword(scene: Scene) -> Try:
    comment = comments.say(record(scene), SAID, by=scene.author)
    return lambda person: comments.reword(comment, "A bench, please.", by=person)


@attempt("core.places.actions.take_pin_away", "Take the pin of one’s own record off the map")
def take_pin_away(scene: Scene) -> Try:
    about = record(scene)
    return lambda person: places.take_pin_away(about, by=person)


@attempt("core.comments.actions.offer_help", "Offer help")
def offer_help(scene: Scene) -> Try:
    about = record(scene)
    return lambda person: comments.offer_help(about, "I can paint.", by=person)


@attempt("core.comments.actions.take_up", "Write to somebody who offers help")
def take_up(scene: Scene) -> Try:
    about = record(scene)
    offer = comments.offer_help(about, "I can paint.", by=scene.colleague())
    return lambda person: comments.take_up(offer, "Please come on Saturday.", by=person)


@attempt("core.comments.actions.end_offer", "Take one’s own offer back")
def end_offer(scene: Scene) -> Try:
    about = record(scene)

    def end(person: Person) -> None:
        comments.offer_help(about, "I can paint.", by=person)
        comments.end_offer(about, by=person)

    return end


@attempt("core.questions.actions.ask", "Ask a question, with a promise of an answer")
def ask(scene: Scene) -> Try:
    about = record(scene)
    return lambda person: questions.ask(about, SAID, by=person)


@attempt("core.questions.actions.take", "Say something in the one box")
def take(scene: Scene) -> Try:
    about = record(scene)
    return lambda person: questions.take(about, SAID, by=person, wants_answer=True)


@attempt("core.questions.actions.answer", "Answer a question")
def answer(scene: Scene) -> Try:
    asked = question(scene)
    return lambda person: questions.answer(asked, Words(source="In May."), by=person)


@attempt("core.questions.actions.take_back", "Say that one’s question needs no answer any more")
def take_back_question(scene: Scene) -> Try:
    asked = question(scene)
    return lambda person: questions.take_back(asked, by=person)


@attempt("core.questions.actions.join", "Join two questions that ask the same")
def join(scene: Scene) -> Try:
    asked = question(scene)
    same = questions.ask(asked.comment.record, Words(source="A bench, when?"), by=scene.author)
    return lambda person: questions.join(same, asked, by=person)


@attempt("core.feedback.actions.give_verdict", "Say whether an answer was clear")
def give_verdict(scene: Scene) -> Try:
    clock = answered(scene)
    return lambda person: feedback.give_verdict(clock, Taps(clear=True), by=person)


@attempt("core.feedback.actions.ask_second_reading", "Ask for a second reading")
def ask_second_reading(scene: Scene) -> Try:
    clock = answered(scene)
    return lambda person: feedback.ask_second_reading(clock, "Which May?", by=person)


@attempt("core.feedback.actions.read_again", "Read an answer a second time")
def read_again(scene: Scene) -> Try:
    verdict = feedback.ask_second_reading(answered(scene), "Which May?", by=scene.author)
    return lambda person: feedback.read_again(verdict, Words(source="This May."), by=person)


@attempt("core.follows.actions.following.follow", "Follow what one may read")
def follow(scene: Scene) -> Try:
    about = record(scene)
    return lambda person: follows.follow(about, by=person)


@attempt("core.follows.actions.following.unfollow", "Stop following")
def unfollow(scene: Scene) -> Try:
    about = record(scene)
    return lambda person: follows.unfollow(about, by=person)


@attempt("core.follows.actions.following.follow_search", "Follow a search")
def follow_search(scene: Scene) -> Try:
    return lambda person: follows.follow_search("q=bench", by=person)


@attempt("core.follows.actions.following.end", "End what somebody follows")
def end_follow(scene: Scene) -> Try:
    followed = record(scene)
    follows.follow(followed, by=scene.author)
    one = Follow.objects.get(person=scene.author, record=followed)
    return lambda person: follows.end(one, by=person)


@attempt("core.follows.actions.telling.mark_read", "Mark a notice as read")
def mark_read(scene: Scene) -> Try:
    answered(scene)
    notice = Notice.objects.filter(person=scene.author).first()
    assert notice
    return lambda person: follows.mark_read(notice, by=person)


@attempt("core.follows.actions.telling.mark_all_read", "Mark one’s own notices as read")
def mark_all_read(scene: Scene) -> Try:
    return lambda person: follows.mark_all_read(by=person)


@attempt("core.follows.actions.digests.choose_digest", "Choose how often somebody gets a letter")
def choose_digest(scene: Scene) -> Try:
    return lambda person: follows.choose_digest(scene.author, "weekly", by=person)


@attempt("core.moderation.actions.report", "Report something")
def report(scene: Scene) -> Try:
    about = record(scene)
    return lambda person: moderation.report(about, "spam", "", by=person)


def reported(scene: Scene) -> Case:
    """Return the case of a comment of Amina’s that somebody reported."""
    comment = comments.say(record(scene), SAID, by=scene.author)
    moderation.report(comment.record, "spam", "", by=scene.somebody_else(), part=f"comment:{comment.pk}")
    return Case.objects.get()


@attempt("core.moderation.actions.decide", "Decide on what was reported")
def decide(scene: Scene) -> Try:
    case = reported(scene)
    return lambda person: moderation.decide([case], Decision(outcome="hidden", ground="spam"), by=person)


@attempt("core.moderation.actions.ask_second_look", "Ask for a second look at what was hidden")
def ask_second_look(scene: Scene) -> Try:
    case = reported(scene)
    moderation.decide([case], Decision(outcome="hidden", ground="spam"), by=scene.moderator)
    return lambda person: moderation.ask_second_look(case, "It is no advertisement.", by=person)


@attempt("core.attachments.actions.add", "Add a file")
def add(scene: Scene) -> Try:
    about = record(scene)

    def send(person: Person) -> None:
        attachments.add(about, SimpleUploadedFile("notes.txt", b"Lamps, three."), alt="", by=person)

    return send


@attempt("core.attachments.actions.remove", "Take a file down")
def remove(scene: Scene) -> Try:
    file = SimpleUploadedFile("notes.txt", b"Lamps, three.")
    attachment = attachments.add(record(scene), file, alt="", by=scene.author)
    return lambda person: attachments.remove(attachment, because="It is somebody’s address.", by=person)


@attempt("site.actions.hand_over", "Hand over what a post owes")
def hand_over(scene: Scene) -> Try:
    clock = Clock.objects.filter(record=record(scene), owner_post=scene.post).first()
    assert clock
    return lambda person: site.hand_over(clock, to=scene.hub_post, by=person, today=TODAY)


STEP = "a step of other actions, which ask for permission"
not_tried(
    STEP,
    "hub.core.comments.actions.take_up_offer",
    *(f"hub.core.records.actions.{name}" for name in ("open_record", "publish", "withdraw", "change_state")),
    *(f"hub.core.records.actions.{name}" for name in ("revise", "give_to", "name_reader", "unname_reader")),
    *(f"hub.core.records.actions.{name}" for name in ("hide_words", "show_words_again")),
    *(f"hub.core.clocks.actions.{name}" for name in ("keep", "call_off", "pause", "resume", "hand_over")),
    *(f"hub.core.links.actions.{name}" for name in ("link", "confirm", "end")),
    "hub.core.audit.actions.note",
    "hub.core.comments.actions.hide",
    "hub.core.questions.actions.set_aside",
    "hub.core.questions.actions.owe_again",
    "hub.core.comments.actions.take_words_out",
    "hub.core.attachments.actions.withdraw",
    "hub.core.comments.actions.show_again",
    "hub.core.follows.actions.telling.notify",
    "hub.core.follows.actions.telling.tell_of_new",
    "hub.core.follows.actions.telling.withhold",
)
not_tried(
    "of the person’s own session or draft alone; what is not theirs is not found",
    *(f"hub.core.drafts.actions.{name}" for name in ("keep", "claim", "discard", "send", "once")),
)
not_tried("follows like a search; it needs a place", "hub.core.follows.actions.following.follow_place")
not_tried("administrators alone, tested where letters are", "hub.core.follows.actions.digests.send_digest_again")
not_tried("a step of saying an idea; adults alone, tested where pins are", "hub.core.places.actions.put_pin")
not_tried("run from the command line of the machine alone", "hub.core.places.actions.add_boundary_set")
