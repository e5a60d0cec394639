"""Ideas that got an answer, some soon, some late, one refused and read a second time."""

from hub.demo.story.steps import (
    Acknowledged,
    Answered,
    AnsweredQuestion,
    Asked,
    Given,
    Judged,
    Offered,
    Remark,
    Replied,
    SecondReading,
    Tied,
    Told,
)

IDEAS = (
    Told(
        key="hot-meals",
        by="zeynep",
        ward="Castle Foregate",
        days_ago=350,
        title="Hot meals indoors for people sleeping rough",
        problem=(
            "A faith group hands out hot meals on the pavement three evenings a week, in all weathers. A day centre two "
            "streets away has a kitchen that stands empty at the same hours."
        ),
        better="Bring the two together: the meals in the warm, with people at hand who know about housing and health.",
        for_whom="A few hundred people who have no home, or hardly one.",
        already="A kitchen, a hall, forty volunteers and two charities who would both say yes if somebody asked them.",
        supporters=("mei", "walter", "nell", "ravi", "shireen", "olu", "gus", "amara", "hedda"),
        steps=(
            Acknowledged(after=1),
            Given(after=2, post="Homes Manager"),
            Tied(after=3, outcome="lonely", confirmed=True),
            Tied(after=3, outcome="homes"),
            Offered(
                after=4,
                by="mei",
                words="Three of us from the nursing course could run a foot clinic one evening a week.",
            ),
            Remark(
                after=5,
                by="olu",
                words="Who would be responsible for it: the council or the charities?",
                wants_answer=True,
            ),
            AnsweredQuestion(
                after=11,
                by="tomasz",
                words="The two charities run it together. We pay for the trial and stay in the background.",
            ),
            Answered(
                after=16,
                by="tomasz",
                kind="going_ahead",
                words=(
                    "Yes. We have brought the two charities to one table and will pay for a trial of three evenings a "
                    "week over the winter. The council does not need its name on it: what counts is that people eat in "
                    "the warm and meet somebody who can help further."
                ),
            ),
            Judged(after=17, clear=True, agree=True),
        ),
    ),
    Told(
        key="demand",
        by="lotte",
        ward="",
        days_ago=75,
        title="Teach demand analysis to teams on their own live calls",
        problem="People come back from a course with a certificate and go on as before: the examples were somebody else’s.",
        better="Learn it on the calls and letters of your own team, with a tutor beside you, for three half days.",
        for_whom="Any team that answers residents, from the phones to the rent office.",
        already="Two colleagues have done such studies elsewhere and would teach.",
        staff_only=True,
        supporters=("bina", "tomasz", "ffion", "kofi"),
        steps=(
            Acknowledged(after=0),
            Given(after=1, post="Head of Improvement"),
            Tied(after=1, outcome="first", confirmed=True),
            Answered(
                after=8,
                by="imelda",
                kind="going_ahead",
                words="Going ahead with three teams from January. The contact centre goes first, and writes up what it learns.",
            ),
            Judged(after=9, clear=True, agree=True),
        ),
    ),
    Told(
        key="school-street",
        by="olu",
        ward="Kiln Hill",
        days_ago=70,
        title="Close Kiln Lane to cars when school starts and ends",
        problem="Between half past eight and nine the lane is full of cars that turn. Two children were hit last year, lightly.",
        better="Two posts across the lane for half an hour, morning and afternoon, looked after by parents.",
        for_whom="Four hundred children, and the people who live there.",
        already="Eleven parents have put their names down for the rota.",
        supporters=("amara", "ife", "shireen", "pilar", "walter", "mei"),
        steps=(
            Acknowledged(after=2),
            Given(after=3, post="Travel Manager"),
            Tied(after=3, outcome="safe", confirmed=True),
            Tied(after=3, outcome="active"),
            Asked(after=8, by="emeka", words="Which houses would need to drive through while it is closed?"),
            Replied(after=11, words="Numbers 2 to 18. I asked at each door: they are fine with a pass."),
            Remark(
                after=12, by="gus", words="Deliveries to the nursery come at nine. Could the posts go down at five to?"
            ),
            Answered(
                after=25,
                by="emeka",
                kind="going_ahead",
                words=(
                    "We will try it for one term from the first Monday after the holidays, with your rota and passes for "
                    "numbers 2 to 18. The posts go down at five to nine. We count cars and children before and during."
                ),
            ),
            Judged(after=26, clear=True, agree=True),
        ),
    ),
    Told(
        key="prescriptions",
        by="mei",
        ward="Quayside",
        days_ago=66,
        title="Let libraries lend blood-pressure kits",
        problem="Many people do not know that theirs is high, and will not go to a surgery to find out.",
        better="Lend a kit like a book, with a slip that says what the numbers mean and where to go.",
        already="The hospital trust has kits to give away.",
        supporters=("walter", "hedda", "zeynep"),
        steps=(
            Acknowledged(after=1),
            Given(after=2, post="Libraries Manager"),
            Tied(after=2, outcome="active"),
            Answered(
                after=14,
                by="saoirse",
                kind="going_ahead",
                words="Three libraries start with ten kits each next month. Nurses from the trust will train our staff first.",
            ),
            Judged(after=20, clear=True, agree=True),
        ),
    ),
    Told(
        key="food-waste",
        by="amara",
        ward="Kiln Hill",
        days_ago=64,
        title="Collect food waste from flats too",
        problem="Houses have the small brown bins, flats have nothing, so it all goes in the black one.",
        better="A shared locked bin for each block.",
        for_whom="About a third of all homes in the city.",
        supporters=("conor", "pilar", "nell", "ted", "ravi"),
        steps=(
            Acknowledged(after=1),
            Given(after=4, post="Streets Manager"),
            Tied(after=4, outcome="clean", confirmed=True),
            Answered(
                after=26,
                by="dilys",
                kind="not_now",
                returns_in=150,
                words=(
                    "We want this, and cannot start before the new trucks come in the spring. It comes back to us by "
                    "itself on the date shown here, and we will then say which blocks go first."
                ),
            ),
            Judged(after=27, clear=True, agree=False, words="I would have liked one block as a trial now."),
        ),
    ),
    Told(
        key="apprentices",
        by="ife",
        ward="Northway",
        days_ago=58,
        title="A day in each department before we choose what to do after school",
        problem="We are told to choose at sixteen and have only ever seen a school from inside.",
        better="Short taster days at the council, in teams where somebody remembers being sixteen.",
        for_whom="Everybody in year eleven, first of all those with no family contacts.",
        supporters=("olu", "shireen", "mei"),
        steps=(
            Acknowledged(after=1),
            Given(after=1, post="Skills Manager"),
            Tied(after=2, outcome="leaving", confirmed=True),
            Answered(
                after=15,
                by="lotte",
                kind="already_happening",
                words=(
                    "This exists and you should have known of it: taster days run each March in nine teams. We have now "
                    "sent the dates to all schools, and young people in care get first choice of places."
                ),
            ),
            Judged(after=16, clear=True, agree=True, words="OK but nobody told us!"),
        ),
    ),
    Told(
        key="free-parking",
        by="gus",
        ward="Tannery Row",
        days_ago=57,
        title="Free parking in the high street for the first hour",
        problem="People drive to the retail park because it costs nothing there.",
        better="The first hour free in the three streets round the market.",
        for_whom="Forty small shops.",
        supporters=("conor", "ted"),
        steps=(
            Acknowledged(after=2),
            Given(after=3, post="Travel Manager"),
            Tied(after=3, outcome="highstreets"),
            Remark(after=6, by="hedda", words="Please keep the blue-badge bays whatever you do."),
            Answered(
                after=18,
                by="emeka",
                kind="not_for_us",
                words="We will not do this. Parking income pays for road repairs and free parking would leave a gap.",
            ),
            Judged(after=19, clear=False, agree=False, words="That is about your budget. I asked about the shops."),
            SecondReading(after=20, words="Please look at what it does for trade, not only at what it costs you."),
            Answered(
                after=31,
                by="imelda",
                kind="not_for_us",
                words=(
                    "I have read this afresh. The first answer looked only at income, and you were right to say so. I "
                    "counted: on market days nine bays in ten are full by ten, so free hours would not bring more people, "
                    "they would make it harder to find a space. It stays a no. What could help is turnover: we will put "
                    "your point about one-hour limits to the traders’ meeting."
                ),
            ),
            Judged(after=33, clear=True, agree=False, words="I still disagree, but now I see why."),
        ),
    ),
    Told(
        key="damp",
        by="nell",
        ward="Northway",
        days_ago=52,
        title="One visit for damp, with somebody who can decide",
        problem="First a surveyor, then a contractor to look, then a contractor to quote. Four months for one wall.",
        better="Send one person who can look, decide and order the work on the spot.",
        supporters=("shireen", "walter", "amara", "conor", "zeynep", "mei", "ted"),
        steps=(
            Acknowledged(after=1),
            Given(after=2, post="Homes Manager"),
            Tied(after=2, outcome="homes", confirmed=True),
            Tied(after=2, outcome="first"),
            Answered(
                after=41,
                by="tomasz",
                kind="going_ahead",
                words=(
                    "You waited too long for this answer, and I am sorry. From January two surveyors in Northway can order "
                    "work up to a limit on their first visit. We publish each month how many homes needed a second one."
                ),
            ),
            Judged(after=43, clear=True, agree=True),
        ),
    ),
    Told(
        key="night-bus",
        by="conor",
        ward="Easterly",
        days_ago=50,
        title="A bus at five in the morning for people on shifts",
        problem="The bakery and the depot start at half past five. The first bus is at six.",
        better="One early bus on the line that passes both.",
        for_whom="Some two hundred people.",
        already="Both firms would pay a share.",
        supporters=("pilar", "mei", "walter"),
        steps=(
            Acknowledged(after=3),
            Given(after=5, post="Travel Manager"),
            Tied(after=5, outcome="jobs"),
            Answered(
                after=37,
                by="emeka",
                kind="not_now",
                returns_in=90,
                words="The bus contract is let again in the spring. We have written your early bus into what we ask for.",
            ),
            Judged(after=38, clear=True, agree=True),
        ),
    ),
    Told(
        key="forms",
        by="pilar",
        ward="Castle Foregate",
        days_ago=45,
        title="Forms in the languages people speak at home",
        problem="I filled in the school form with a dictionary. My neighbour did not fill it in at all.",
        better="The ten commonest forms in the eight commonest languages, with the same numbering.",
        supporters=("olu", "mei", "zeynep", "ife"),
        steps=(
            Acknowledged(after=1),
            Given(after=2, post="Contact Centre Manager"),
            Tied(after=2, outcome="first"),
            Offered(after=3, by="ravi", words="Several club members translate for a living and would check the texts."),
            Answered(
                after=17,
                by="bina",
                kind="going_ahead",
                words="We start with the school form in four languages, and let people who speak them try it before it goes out.",
            ),
            Judged(after=18, clear=True, agree=True),
        ),
    ),
    Told(
        key="fountain",
        by="ted",
        ward="Lower Weir",
        days_ago=43,
        title="Bring back the drinking fountain by the weir",
        problem="It was capped off years ago and people buy bottles and leave them.",
        better="Uncap it.",
        supporters=("hedda", "amara", "ife"),
        steps=(
            Acknowledged(after=1),
            Given(after=2, post="Parks Manager"),
            Tied(after=2, outcome="clean"),
            Answered(
                after=13,
                by="jonah",
                kind="not_now",
                returns_in=60,
                words="The pipe has lead joints. It needs a new one, and the works are planned with the path in the new year.",
            ),
            Judged(after=14, clear=True, agree=True),
        ),
    ),
    Told(
        key="councillor-map",
        by="ravi",
        ward="Brackenfield",
        days_ago=39,
        title="Show on one page what was decided about my street",
        problem="Decisions stand in papers by committee and date. I do not know which committee my street belongs to.",
        better="A page for each ward with all decisions about it, newest first.",
        supporters=("amara", "nell"),
        steps=(
            Acknowledged(after=1),
            Given(after=1, post="Ideas Officer"),
            Tied(after=1, outcome="open", confirmed=True),
            Answered(
                after=12,
                by="rowan",
                kind="going_ahead",
                words="This hub will show decisions by ward. Your words stand in what we ask of it.",
            ),
            Judged(after=12, clear=True, agree=True),
        ),
    ),
    Told(
        key="pigeons",
        by="walter",
        ward="Castle Foregate",
        days_ago=36,
        title="Stop people feeding pigeons at the clock",
        problem="The benches are unusable.",
        better="Fines.",
        steps=(
            Acknowledged(after=1),
            Given(after=3, post="Streets Manager"),
            Answered(
                after=15,
                by="dilys",
                kind="not_for_us",
                words=(
                    "We will not fine people for it: most of those who feed the birds are old and on their own, and we have "
                    "no wish to chase them. We do wash the benches on Fridays now."
                ),
            ),
            Judged(after=16, clear=True, agree=True, words="Fair enough. That had not crossed my mind."),
        ),
    ),
    Told(
        key="sleepovers",
        by="ffion",
        ward="",
        days_ago=31,
        title="One page that says when a child in care may sleep at a friend’s",
        problem="Carers and social workers each think the other must decide. By the time they have, the party is over.",
        better="One page in plain words, agreed once, that carers can act on.",
        for_whom="Children in care, and whoever looks after them.",
        staff_only=True,
        supporters=("bina", "lotte"),
        steps=(
            Acknowledged(after=1),
            Given(after=1, post="Families Manager"),
            Tied(after=2, outcome="care", confirmed=True),
            Answered(
                after=11,
                by="imelda",
                kind="going_ahead",
                words="Agreed with legal and with the children’s council. The page goes to every carer this month.",
            ),
            Judged(after=12, clear=True, agree=True),
        ),
    ),
    Told(
        key="allotments",
        by="hedda",
        ward="Sallow Park",
        days_ago=28,
        title="Half plots, and some raised, so that more of us can garden",
        problem="The list for a whole plot is six years long, and half of those who get one cannot manage it.",
        better="Halve plots when they change hands, and raise four beds near the gate.",
        supporters=("ted", "walter", "nell", "ravi"),
        steps=(
            Acknowledged(after=1),
            Given(after=1, post="Parks Manager"),
            Tied(after=2, outcome="lonely"),
            Answered(
                after=13,
                by="jonah",
                kind="already_happening",
                words="We halve plots at each change of hands since the spring: 31 so far. Four raised beds are being built now.",
            ),
        ),
    ),
)
