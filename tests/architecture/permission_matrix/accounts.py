"""What can be done with people, roles, teams and posts."""

from django.utils import timezone

from hub.accounts.actions import own, posts, roles
from hub.accounts.models import Grant, Person
from hub.accounts.roles import Role
from tests.architecture.permission_matrix import Try, attempt
from tests.architecture.permission_matrix.scene import TODAY, Scene


@attempt("accounts.actions.roles.give", "Give a role to somebody else")
def give(scene: Scene) -> Try:
    somebody = scene.somebody_else()
    return lambda person: roles.give(Role.TUTOR, to=somebody, since=TODAY, by=person)


@attempt("accounts.actions.roles.end", "End a role")
def end(scene: Scene) -> Try:
    grant = Grant.objects.create(person=scene.somebody_else(), role=Role.TUTOR, since=TODAY)
    return lambda person: roles.end(grant, today=TODAY, by=person)


@attempt("accounts.actions.roles.take_off_factor", "Take a lost second factor off somebody else")
def take_off_factor(scene: Scene) -> Try:
    somebody = scene.somebody_else()
    return lambda person: roles.take_off_factor(somebody, by=person)


@attempt("accounts.actions.posts.open_team", "Make a team")
def open_team(scene: Scene) -> Try:
    return lambda person: posts.open_team(code="new", name="New", is_service=True, by=person)


@attempt("accounts.actions.posts.change_team", "Rename a team")
def change_team(scene: Scene) -> Try:
    return lambda person: posts.change_team(scene.parks, name="Parks and trees", is_service=True, by=person)


@attempt("accounts.actions.posts.open_post", "Make a post")
def open_post(scene: Scene) -> Try:
    return lambda person: posts.open_post(title="New post", team=scene.parks, by=person)


@attempt("accounts.actions.posts.appoint", "Say who holds a post and who stands in")
def appoint(scene: Scene) -> Try:
    deputy = scene.somebody_else()
    return lambda person: posts.appoint(scene.post, holder=scene.staff, deputy=deputy, by=person)


@attempt("accounts.actions.posts.send_away", "Say that the holder of a post is away (the holder is of its team)")
def send_away(scene: Scene) -> Try:
    posts.appoint(scene.post, holder=scene.staff, deputy=scene.somebody_else(), by=scene.administrator)
    return lambda person: posts.send_away(scene.post, until=TODAY, today=TODAY, by=person)


@attempt("accounts.actions.own.correct", "Correct one’s own profile")
def correct(scene: Scene) -> Try:
    return lambda person: own.correct(own.Profile("Jo", "", "daily", "en"), today=TODAY, by=person)


@attempt("accounts.actions.own.move_to_address", "Take another address")
def move_to_address(scene: Scene) -> Try:
    return lambda person: own.move_to_address("new@example.org", by=person)


@attempt("accounts.actions.own.sign_out_everywhere", "Sign out everywhere")
def sign_out_everywhere(scene: Scene) -> Try:
    return lambda person: own.sign_out_everywhere(by=person)


@attempt("accounts.actions.own.leave", "Leave, and have one’s data erased (holding no post)")
def leave(scene: Scene) -> Try:
    Grant.objects.create(person=scene.somebody_else(), role=Role.ADMINISTRATOR, since=TODAY)

    def go(person: Person) -> None:
        person.posts_held.update(holder=None)
        own.leave(erase_words=False, now=timezone.now(), by=person)

    return go
