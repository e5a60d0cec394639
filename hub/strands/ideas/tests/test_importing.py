"""Taking in the ideas of other sites, as the command does it."""

import tracemalloc
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command
from django.db import DatabaseError
from django.utils import timezone

from hub.core.clocks.models import Clock
from hub.core.places import shapes
from hub.core.places.actions import About, add_boundary_set
from hub.core.places.models import Place
from hub.core.places.tests.test_shapes import TWO
from hub.core.records.models import Author, KindTally, Record
from hub.core.search.queries import search
from hub.core.tallies.models import RecordTally
from hub.strands.ideas.importing import writing
from hub.strands.ideas.importing.plain import plain
from hub.strands.ideas.importing.plan import plan
from hub.strands.ideas.importing.profiles import Origin
from hub.strands.ideas.models import Idea, Imported
from hub.strands.ideas.queries.figures import counted

pytestmark = pytest.mark.django_db
ANYBODY = AnonymousUser()


def bring(path: Path, profile: str = "csv", *arguments: str) -> tuple[str, str]:
    """Run the import; return the last line it prints, and all that it complains of."""
    said, complaints = StringIO(), StringIO()
    call_command("import_ideas", str(path), f"--profile={profile}", *arguments, stdout=said, stderr=complaints)
    return said.getvalue().splitlines()[-1], complaints.getvalue()


@pytest.fixture
def file(tmp_path):
    """A function that saves a file and returns where."""

    def save(text: str | bytes, name: str = "ideas.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return save


CONSUL = """id,title,description,cached_votes_up,created_at,retired_at
7,Una fuente,"<p>No hay <b>agua</b>.</p><ul><li>Retiro</li><li>Sol</li></ul>",12,01/03/2024,
8,Un carril bici,<p>Por la calle</p>,0,02/03/2024,2024-03-20 21:32:57 +0100
"""


def test_a_proposal_comes_without_author_or_clock_and_with_its_supports(file):
    assert bring(file(CONSUL), "consul", "--lang=es", "--source=decide-madrid")[0] == "2 added, 0 unchanged, 0 refused"

    idea = Idea.objects.get(record__imported__key="7")
    assert idea.problem == "No hay agua.\n\n- Retiro\n- Sol"
    assert (idea.record.lang, idea.record.visibility, idea.record.published_at.year) == ("es", "public", 2024)
    assert RecordTally.objects.get(record=idea.record, name="imported_supports").value == 12
    assert not Author.objects.exists()
    assert not Clock.objects.exists()
    assert counted(timezone.now()).at, "nobody waits for the figures to be counted"
    assert search("fuente", viewer=ANYBODY).count == 1


def test_what_its_author_took_back_there_is_withdrawn_here(file):
    bring(file(CONSUL), "consul")

    assert Record.objects.get(imported__key="8").state == "withdrawn"


def test_a_second_run_changes_nothing_and_a_changed_row_is_brought_up_to_date(file):
    bring(file(CONSUL), "consul")
    assert bring(file(CONSUL), "consul")[0] == "0 added, 2 unchanged, 0 refused"

    assert bring(file(CONSUL.replace(",12,", ",15,").replace("Una", "Otra")), "consul")[0].startswith("1 added, 1 un")

    record = Record.objects.get(imported__key="7")
    assert record.title == "Otra fuente"
    assert RecordTally.objects.get(record=record, name="voices").value == 15
    assert Record.objects.count() == 2


def test_decidim_takes_titles_in_several_languages_and_refuses_amendments(file):
    table = (
        "id;title/ca;title/es;body/ca;body/es;supports;published_at;state;is_amend\n"
        "1;Més arbres;;Al carrer;;4;2021-03-01 10:00:00 UTC;accepted;false\n"
        "2;;Más sombra;;En la plaza;1;2021-03-02T10:00:00.000Z;;false\n"
        "3;Canvi;;x;;0;2021-03-02;;true\n"
    )

    last, complaints = bring(file(table), "decidim", "--lang=ca")

    assert last == "2 added, 0 unchanged, 1 refused"
    assert "Line 4: It is a change to another proposal" in complaints
    assert set(Record.objects.values_list("title", "lang")) == {("Més arbres", "ca"), ("Más sombra", "es")}


# Columns and forms of cells as Decidim's ProposalSerializer and its CSV exporter write them; the proposals are made up.
DECIDIM_31 = (
    "id;author/id;author/name;author/url;taxonomies/id;taxonomies/name;participatory_space/id;participatory_space/url;"
    "component/id;title/en;title/machine_translations/fr;title/fr;body/en;body/machine_translations/fr;body/fr;address;"
    "latitude;longitude;state;state_published_at;reference;answer/en;answer/fr;answered_at;votes;likes/total_count;"
    "likes/user_likes;comments;follows_count;published_at;url;meeting_urls;related_proposals;is_amend;"
    "original_proposal/title;original_proposal/url;withdrawn;withdrawn_at;created_at;updated_at;created_in_meeting;"
    "coauthorships_count;cost;cost_report;execution_period\n"
    "41;12;Ana;https://x.example/profiles/ana;3;Parks;5;https://x.example/processes/green;9;'=More shade;Plus d’ombre;;"
    '"\'- Trees\n- Sails; of cloth";Des arbres;;"Mill Square, 2";41.4;2.1;accepted;2024-05-03 10:00:00 +0200;'
    "X-PROP-2024-05-41;Yes.;;2024-05-03 10:00:00 +0200;14;2;Bo, Cy;3;4;2024-05-02 09:30:00 +0200;"
    "https://x.example/41;;;false;;;false;;2024-05-01 09:30:00 +0200;2024-05-02 09:30:00 +0200;false;1;;;\n"
    "42;12;Ana;https://x.example/profiles/ana;;;5;https://x.example/processes/green;9;;;Un banc;;;Près du pont;;;;"
    "not_answered;;X-PROP-2024-05-42;;;;;0;;0;1;2024-05-02 09:31:00 UTC;https://x.example/42;;;false;;;true;"
    "2024-06-01 10:00:00 UTC;2024-05-01 09:31:00 UTC;2024-06-01 10:00:00 UTC;false;1;;;\n"
    "43;12;Ana;https://x.example/profiles/ana;;;5;https://x.example/processes/green;9;Amended;;;Text;;;;;;;;"
    "X-PROP-2024-05-43;;;;0;0;;0;0;2024-05-02 09:32:00 UTC;https://x.example/43;;;true;More shade;"
    "https://x.example/41;false;;2024-05-02 09:32:00 UTC;2024-05-02 09:32:00 UTC;false;1;;;\n"
)
DECIDIM_24 = (
    "id;category/id;category/name/en;scope/id;scope/name/en;participatory_space/id;participatory_space/url;component/id;"
    "title/en;body/en;state;reference;answer/en;supports;endorsements/total_count;endorsements/user_endorsements;"
    "comments;attachments;followers;published_at;url;meeting_urls;related_proposals;is_amend;original_proposal/title;"
    "original_proposal/url\n"
    "7;2;Green;4;Mill Ward;5;https://x.example/g;9;A pond;<p>For <b>frogs</b></p>;withdrawn;X-7;;6;0;;0;0;1;"
    "2021-03-01 10:00:00 UTC;https://x.example/7;;;false;;\n"
)


def test_an_export_of_decidim_as_it_is_now_comes_in(file):
    last, complaints = bring(file(DECIDIM_31), "decidim", "--lang=en")

    assert last == "2 added, 0 unchanged, 1 refused"
    assert "It is a change to another proposal" in complaints
    shade, bench = (Idea.objects.get(record__imported__key=key) for key in ("41", "42"))
    assert (shade.record.title, shade.record.lang, shade.where_words) == ("=More shade", "en", "Mill Square, 2")
    assert shade.problem == "- Trees\n- Sails; of cloth"
    assert RecordTally.objects.get(record=shade.record, name="imported_supports").value == 14
    assert (bench.record.title, bench.record.lang, bench.record.state) == ("Un banc", "fr", "withdrawn")


def test_an_export_of_an_older_decidim_comes_in_and_its_scope_says_which_ward(file):
    add_boundary_set(About(code="wards", name="Wards"), shapes.read(TWO))
    ward = Place.objects.order_by("pk")[0]
    bring(file(DECIDIM_24.replace("Mill Ward", ward.name)), "decidim", "--lang=en")

    idea = Idea.objects.select_related("record").get()
    assert (idea.problem, idea.record.state, idea.record.place_id) == ("For frogs", "withdrawn", ward.pk)
    assert RecordTally.objects.get(record=idea.record, name="imported_supports").value == 6


POLIS = """timestamp,comment-id,author-id,agrees,disagrees,moderated,comment-body
1726860676783,2,0,57,0,1,"A long

statement"
1726860676783,3,0,5,0,-1,Something rude
"""


def test_what_was_moderated_out_stays_hidden(file):
    assert bring(file(POLIS), "polis")[0] == "2 added, 0 unchanged, 0 refused"

    assert [record.title for record in Record.objects.visible_to(ANYBODY)] == ["A long statement"]
    assert search("rude", viewer=ANYBODY).count == 0


def test_what_is_moderated_out_later_is_hidden_then_and_what_is_let_in_later_shown(file):
    bring(file(POLIS), "polis")

    bring(file(POLIS.replace(",57,0,1,", ",57,0,-1,").replace(",5,0,-1,", ",5,0,1,")), "polis")

    assert [record.title for record in Record.objects.visible_to(ANYBODY)] == ["Something rude"]


def test_a_bad_row_is_named_by_its_line_and_the_rest_goes_in(file):
    table = (
        'id,title,text\n1,"A\nbench",x\n2,,\n3,' + "x" * 1_000_000 + ",x\n"
        "4,Swing,\x00ok\n4,Swing again,x\n,No id,x\n5,Too,many,cells\n6,🙂 مرحبا,<script>alert(1)</script><p>Hi</p>\n"
    )

    last, complaints = bring(file(table), "csv", "--map", "key=id", "title=title", "problem=text")

    assert last == "3 added, 0 unchanged, 5 refused"
    assert complaints.splitlines()[-5:] == [
        "Line 4: It has no title.",
        "Line 5: Its title has 1,000,000 characters; at most 200 fit.",
        "Line 7: It has the same id as line 6.",
        "Line 8: It has no id, so that it could not be known again.",
        "Line 9: It has more cells than there are columns: a quotation mark may be missing.",
    ]
    assert Idea.objects.get(record__imported__key="4").problem == "ok"
    assert Idea.objects.get(record__imported__key="6").problem == "Hi"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_a_file_may_be_saved_in_any_of_these(encoding, file):
    table = "title;problem\nCafé “Sol”;Más sombra – por favor\n"

    last, complaints = bring(file(table.encode(encoding)))

    assert last == "1 added, 0 unchanged, 0 refused"
    assert Record.objects.get().title == "Café “Sol”"
    assert ("Windows-1252" in complaints) is (encoding == "windows-1252")


@pytest.mark.parametrize(
    ("content", "profile", "sentence"),
    [
        (b"", "csv", "is empty"),
        (b"\x81\x8d\xff\xfe", "csv", "Save it as"),
        (b"a,b\n1,2\n", "polis", "has no column"),
        (b"a,b\n1,2\n", "csv", "Say which column is the title"),
        (b"title,title\n1,2\n", "csv", "two columns of the same name"),
        (b"\xff\xfea", "csv", "Save it as"),
        (b"\n \n", "csv", "is empty"),
        (b'[{"id": 1, "title": "Lamps"}]', "csv", "looks like JSON"),
        (b'title,problem\nLamps,Dark\nBench,"never closed\nSwing,x\n', "csv", "opens in line 3 is never closed"),
    ],
)
def test_a_file_that_is_none_is_refused_in_a_sentence(content, profile, sentence, file):
    with pytest.raises(CommandError, match=sentence):
        bring(file(content), profile)
    assert not Record.objects.exists()


def test_a_file_that_is_not_there_or_a_map_that_means_nothing_is_refused(file, tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        bring(tmp_path / "none.csv")
    with pytest.raises(CommandError, match="cannot be read: is a directory"):
        bring(tmp_path)
    with pytest.raises(CommandError, match="is not understood"):
        bring(file("a\n1\n"), "csv", "--map", "colour=a")


def test_a_dry_run_counts_and_writes_nothing(file):
    assert bring(file(CONSUL), "consul", "--dry-run")[0] == "2 added, 0 unchanged, 0 refused"
    assert not Imported.objects.exists()


def test_quotes_line_breaks_empty_lines_and_a_header_alone_are_read_for_what_they_are(file):
    table = '\r\n\r\ntitle,problem\r\n"He said ""lamps""","One\r\n\r\nTwo"\r\n\r\nA 5" pipe,Dark\r\n'

    assert bring(file(table))[0] == "2 added, 0 unchanged, 0 refused"
    assert set(Record.objects.values_list("title", flat=True)) == {'He said "lamps"', 'A 5" pipe'}
    assert bring(file("title,problem\n"))[0] == "0 added, 0 unchanged, 0 refused"


def test_a_batch_is_counted_and_indexed_once_and_a_row_that_the_database_refuses_counts_for_nothing(
    file, monkeypatch, django_assert_max_num_queries
):
    rows = "".join(f"{n},Idea {n} qz{n},Said\n" for n in range(1, 41))
    real = writing.bring_in

    def bring_in(brought):
        real(brought)
        if brought.key == "7":
            raise DatabaseError("no")

    monkeypatch.setattr(writing, "bring_in", bring_in)
    with django_assert_max_num_queries(40 * 20):
        last, complaints = bring(file(f"key,title,problem\n{rows}"))

    assert last == "39 added, 0 unchanged, 1 refused"
    assert "Line 8: The database does not take it" in complaints
    assert KindTally.objects.get(kind="idea", visibility="public").value == 39
    assert sum(KindTally.objects.filter(visibility="draft").values_list("value", flat=True)) == 0
    assert search("qz40", viewer=ANYBODY).count == 1
    assert search("qz7", viewer=ANYBODY).count == 0


def test_the_rows_of_a_file_are_read_one_at_a_time(file):
    """So that a file of any length takes the memory of a batch, and of the keys that were read."""
    path = file("key,title,problem\n" + "".join(f"{n},Idea {n},{'x' * 2000}\n" for n in range(5000)))
    planned = plan(path, profile="csv", mapping=[], origin=Origin(source="x"))
    tracemalloc.start()
    count = sum(1 for _ in planned.rows())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert count == planned.table.count == 5000
    assert peak < 2_500_000 < path.stat().st_size


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("a < b and c > d", "a < b and c > d"),
        ("<p>One</p><p>Two<br>three</p>", "One\n\nTwo\nthree"),
        ("<ul><li><p>One</p></li>\n<li>Two</li></ul>", "- One\n- Two"),
        ('<a href="https://example.org/x">there</a>', "there (https://example.org/x)"),
        ('<a href="javascript:alert(1)">there</a><style>p{}</style>', "there"),
        ("Fish &amp; chips<br>", "Fish & chips"),
        ("<p>&lt;script&gt;</p>", "<script>"),
    ],
)
def test_html_becomes_plain_text(typed, read):
    assert plain(typed) == read


DATA = Path(__file__).parents[5] / "shared" / "data" / "deliberation"


@pytest.mark.skipif(not DATA.exists(), reason="../shared/data is not here")
@pytest.mark.parametrize(
    "path",
    sorted(DATA.glob("polis-opendata/*/comments.csv")) or [None],
    ids=lambda path: path.parent.name if path else "",
)
def test_each_conversation_of_polis_comes_in_whole(path):
    first, _ = bring(path, "polis")
    second, _ = bring(path, "polis")

    added = int(first.split()[0])
    assert added > 0
    assert first.endswith(" 0 unchanged, 0 refused")
    assert second == f"0 added, {added} unchanged, 0 refused"
