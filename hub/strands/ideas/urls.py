"""URLs of the ideas forum: the one door, and the ideas."""

from django.urls import path

from hub.strands.ideas.views import door, figures, idea, lists, queue, telling

app_name = "ideas"
one = "ideas/IDEA-<int:number>/"
urlpatterns = [
    path("tell-us/", door.tell_us, name="tell_us"),
    path("tell-us/question/", door.question, name="question"),
    path("tell-us/offer/", door.offer, name="offer"),
    path("tell-us/similar/", telling.similar, name="similar"),
    path("tell-us/idea/", telling.begin, name="begin"),
    path("tell-us/idea/go-on/<int:draft>/", telling.go_on, name="go_on"),
    path("tell-us/idea/<str:token>/check/", telling.check, name="check"),
    path("tell-us/idea/<str:token>/like-it/", telling.like_it, name="like_it"),
    path("tell-us/idea/<str:token>/throw-away/", telling.throw_away, name="throw_away"),
    path("tell-us/idea/<str:token>/<slug:code>/", telling.step, name="step"),
    path("tell-us/<slug:what>/", door.sent_on, name="sent_on"),
    path("tell-us/<slug:what>/<int:place>/", door.where_to, name="where_to"),
    path("ideas/", lists.ideas, name="list"),
    path("ideas/feed/", lists.feed, name="feed"),
    path("ideas/download/", lists.download, name="download"),
    path("ideas/how-are-we-doing/", figures.how_are_we_doing, name="how_are_we_doing"),
    path("ideas/how-are-we-doing/table/", figures.how_are_we_doing_table, name="how_are_we_doing_table"),
    path("ideas/queue/", queue.queue, name="queue"),
    path("ideas/queue/many/", queue.many, name="many"),
    path("ideas/confirm/<str:token>/", idea.confirm_by_mail, name="confirm_by_mail"),
    path(one, idea.idea, name="idea"),
    path(f"{one}support/", idea.support, name="support"),
    path(f"{one}no-longer-support/", idea.take_back_support, name="take_back_support"),
    path(f"{one}reply/", idea.reply, name="reply"),
    path(f"{one}confirm/", idea.confirm, name="confirm"),
    path(f"{one}withdraw/", idea.withdraw, name="withdraw"),
    path(f"{one}make-public/", idea.make_public, name="make_public"),
    path(f"{one}sort/", queue.sort, name="sort"),
    path(f"{one}acknowledge/", queue.acknowledge, name="acknowledge"),
    path(f"{one}assign/", queue.assign, name="assign"),
    path(f"{one}ask/", queue.ask, name="ask"),
    path(f"{one}answer/", queue.answer, name="answer"),
    path(f"{one}done/", queue.done, name="done"),
    path(f"{one}send-on/", queue.send_on, name="send_on"),
]
