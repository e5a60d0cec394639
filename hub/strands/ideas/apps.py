from django.apps import AppConfig


class IdeasConfig(AppConfig):
    name = "hub.strands.ideas"

    def ready(self) -> None:
        """Tell the core of this strand's one kind of record, of what it promises and of its ways in."""
        from hub.accounts import personal_data
        from hub.core import ways
        from hub.core.clocks import promises
        from hub.core.follows import searches
        from hub.core.moderation import parts
        from hub.core.records import kinds
        from hub.strands.ideas import erasing, followed, kind, moderated, personal, rules
        from hub.strands.ideas.queries import news

        kinds.register(kind.IDEA_KIND)
        for part in moderated.PARTS:
            parts.register(part)
        personal.register()
        personal_data.erase_words_with(erasing.forget_ideas)
        for promise in kind.PROMISES:
            promises.register(promise)
        searches.register(followed.LISTING)
        ways.register_section("Ideas", "ideas:list")
        for act in kind.ACTS:
            ways.register_act(act)
        ways.register_desk(kind.DESK)
        ways.register_news(ways.News(code="ideas", find=news.done_and_confirmed, headline=news.headline, order=10))
        ways.register_duty(ways.Duty(code="own_ideas", title="Your own ideas wait for you", find=news.asked_of))
        ways.register_draft_page(rules.IDEA, "ideas:go_on")
