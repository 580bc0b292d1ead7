"""Payments to the bank: what is written, what is refused, and that nothing is paid twice."""

import json
import shutil
import stat
import subprocess
import threading
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import sepaxml
from lxml import etree

from bank.book import Item, end_to_end
from coop import ROOT, TOWN, Coop, fails
from statements import Line, Part, iban

NS = {"p": "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"}


def texts(content: bytes, path: str) -> list[str]:
    return [found.text for found in etree.fromstring(content).iterfind(f".//p:{path}", NS)]


def is_valid(content: bytes) -> bool:
    """Judged by another validator than the one that the tool asks."""
    schema = Path(sepaxml.__file__).parent / "schemas" / "pain.001.001.09.xsd"
    return etree.XMLSchema(etree.parse(schema)).validate(etree.fromstring(content))


def test_a_run_of_thirty_wages_is_one_valid_message_with_one_batch(coop: Coop) -> None:
    wages = [f"{1200 + 7 * place}.{place:02d}" for place in range(30)]
    for place, wage in enumerate(wages):
        coop.approve(5, wage, coop.add(f"M{place}", 100 + place), place=place, text="Wage of January")
    done = coop.pay()
    assert done.returncode == 0, done.stderr
    ((name, content),) = coop.sent().items()
    assert is_valid(content)
    assert name.startswith("C3-R5-") and texts(content, "PmtInfId") == texts(content, "MsgId") == [name]
    assert texts(content, "BtchBookg") == ["true"]
    assert [Decimal(amount) for amount in texts(content, "InstdAmt")] == [Decimal(wage) for wage in wages]
    assert Decimal(texts(content, "CtrlSum")[0]) == sum(Decimal(wage) for wage in wages)
    assert texts(content, "EndToEndId") == [f"C3-P5.{place}" for place in range(30)]
    assert texts(content, "CdtrAcct/p:Id/p:IBAN") == [iban(100 + place) for place in range(30)]
    assert texts(content, "ReqdExctnDt/p:Dt") == ["2027-01-28"]


def test_town_and_country_are_elements_and_there_is_no_type_of_address(coop: Coop) -> None:
    coop.approve(1, "5.00", coop.add("M1", 9))
    coop.pay()
    (content,) = coop.sent().values()
    for role in ("Dbtr", "Cdtr"):
        assert texts(content, f"{role}/p:PstlAdr/p:TwnNm") == ["Cadiz"]
        assert texts(content, f"{role}/p:PstlAdr/p:Ctry") == ["ES"]
    assert texts(content, "AdrTp") == texts(content, "AdrLine") == []


def test_payments_without_a_run_are_booked_one_by_one(coop: Coop) -> None:
    coop.approve(1, "5.00", coop.add("M0", 9), place=0)
    coop.approve(2, "6.00", coop.add("M2", 10))
    coop.approve(3, "7.00", coop.add("M3", 11))
    coop.pay()
    batches = {name: texts(content, "BtchBookg") + texts(content, "InstdAmt") for name, content in coop.sent().items()}
    assert sorted(batches.values()) == [["false", "6.00", "7.00"], ["true", "5.00"]]


def test_names_in_any_script_are_written_in_the_letters_of_banks(coop: Coop) -> None:
    names = {"Zoë Müller-Łukasz": "Zoe Muller-Lukasz", "Ана Петровић": "Ana Petrovitsh", "王芳 & Töchter": "Wang Fang + Tochter"}
    for place, name in enumerate(names, 1):
        coop.approve(place, "5.00", coop.add(f"M{place}", 50 + place, name=name), text="/Löhne №1 // {Jänner}/")
    assert coop.pay().returncode == 0
    (content,) = coop.sent().values()
    assert texts(content, "Cdtr/p:Nm") == list(names.values())
    assert set(texts(content, "Ustrd")) == {"Lohne 1 / Janner"}


def test_a_name_of_which_no_letter_is_left_is_refused(coop: Coop) -> None:
    coop.approve(1, "5.00", coop.add("M1", 9, name="🫧🫧"))
    fails(coop.pay(), "M1")


def test_the_same_name_has_one_commitment_however_it_is_typed(coop: Coop) -> None:
    coop.add("M1", 9, name="Zoe\u0308 ")

    def again(value: dict) -> None:
        (entry,) = value["payees"]
        value["payees"].append({**entry, "name": "Zo\u00eb", "iban": f" {entry['iban'][:4]} {entry['iban'][4:].lower()}"})

    coop.change_details(again)
    first, second = coop.run("check", coop.details).stdout.splitlines()
    assert first == second


def test_two_entries_of_the_same_details_have_different_commitments(coop: Coop) -> None:
    assert coop.add("M1", 9) != coop.add("M2", 9)


def test_who_is_entered_is_not_entered_with_the_same_details_again(coop: Coop) -> None:
    commitment = coop.add("M1", 9)
    before = coop.details.read_bytes()
    given = {"party": "M1", "name": "Erika Beispiel", "iban": iban(9), **TOWN}
    fails(coop.run("add", coop.details, *[f"--{key}={value}" for key, value in given.items()]), commitment)
    assert coop.details.read_bytes() == before
    # They go to another bank and come back.
    assert coop.add("M1", 10) != coop.add("M1", 9)


def test_the_commitment_is_what_a_client_of_substrate_computes(coop: Coop) -> None:
    long = "Cooperativa de limpieza y lavandería La Burbuja de Cádiz, S. Coop."
    commitment = coop.add("M1", 9, name=long, bic="MARKDEF1100")
    salt = json.loads(coop.details.read_text(encoding="utf-8"))["payees"][0]["salt"]
    texts = ["rochdale bank details 1", salt, long, iban(9), "MARKDEF1100", *TOWN.values()]
    script = """
        import { TypeRegistry } from "@polkadot/types";
        import { blake2AsHex } from "@polkadot/util-crypto";
        const [domain, salt, ...texts] = JSON.parse(process.argv[1]);
        const bytes = (text) => [...new TextEncoder().encode(text)];
        const type = `(Bytes, [u8; 32], ${texts.map(() => "Bytes")})`;
        const of = new TypeRegistry().createType(type, [bytes(domain), salt, ...texts.map(bytes)]);
        console.log(blake2AsHex(of.toU8a()));
    """
    asked = subprocess.run(
        ["node", "--input-type=module", "-e", script, json.dumps(texts)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert asked.stdout.strip() == commitment


def test_a_sent_payment_is_not_sent_again(coop: Coop) -> None:
    coop.approve(1, "5.00", coop.add("M1", 9))
    assert coop.pay().returncode == 0
    sent = coop.sent()
    coop.approve(2, "6.00", coop.add("M2", 10))
    coop.pay()
    second = {name: content for name, content in coop.sent().items() if name not in sent}
    assert [texts(content, "EndToEndId") for content in second.values()] == [["C3-P2"]]
    done = coop.pay()
    assert (done.returncode, len(coop.sent())) == (0, 2) and "nothing to pay" in done.stdout


def test_a_payment_that_came_back_is_sent_once_more_under_another_id(coop: Coop) -> None:
    commitment = coop.add("M1", 9)
    coop.approve(4, "5.00", commitment, place=1)
    coop.pay()
    first = coop.sent()
    coop.payments.clear()
    coop.approve(4, "5.00", commitment, place=1, returned=1)
    coop.pay()
    (again,) = [content for name, content in coop.sent().items() if name not in first]
    assert texts(again, "EndToEndId") == ["C3-P4.1-2"]
    coop.pay()
    assert len(coop.sent()) == 2


def test_a_message_that_never_went_out_is_written_again_under_its_own_name(coop: Coop) -> None:
    coop.approve(1, "5.00", coop.add("M1", 9))
    coop.pay()
    ((name, content),) = coop.sent().items()
    shutil.rmtree(coop.folder / "out")
    assert coop.run("forget", coop.details, "--message", name).returncode == 0
    coop.pay()
    ((again, second),) = coop.sent().items()
    assert again == name
    moments = [texts(each, "CreDtTm")[0].encode() for each in (content, second)]
    assert content.replace(moments[0], moments[1]) == second
    fails(coop.run("forget", coop.details, "--message", "C3-none"), "C3-none")


def test_where_the_folder_cannot_be_written_the_payment_is_not_lost(coop: Coop) -> None:
    coop.approve(1, "5.00", coop.add("M1", 9))
    (coop.folder / "out").write_text("a file where the folder should be")
    fails(coop.pay(), "out")
    (coop.folder / "out").unlink()
    assert coop.pay().returncode == 0 and len(coop.sent()) == 1


def test_a_wrong_commitment_stops_everything_and_names_the_payment(coop: Coop) -> None:
    coop.approve(1, "5.00", coop.add("M1", 9))
    coop.approve(2, "6.00", coop.add("M2", 10))

    def other_account(value: dict) -> None:
        value["payees"][1]["iban"] = iban(666)

    coop.change_details(other_account)
    fails(coop.pay(), "payment 2 of coop-3", "M2", "commitment")
    assert not (coop.folder / "out").exists()


@pytest.mark.parametrize("name", ["name", "iban", "bic", "salt", "street", "building", "postcode", "town", "country"])
def test_a_commitment_is_to_every_field(coop: Coop, name: str) -> None:
    coop.approve(1, "5.00", coop.add("M1", 9))
    other = {"iban": iban(8), "bic": "MARKDEF1100", "salt": "0x" + "11" * 32, "country": "PT"}.get(name, "Other")

    def change(value: dict) -> None:
        entry = value["payees"][0]
        (entry["address"] if name in entry["address"] else entry)[name] = other

    coop.change_details(change)
    fails(coop.pay(), "payment 1 of coop-3", "commitment")


def test_a_changed_account_is_paid_once_it_is_approved_anew(coop: Coop) -> None:
    coop.add("M1", 9)
    coop.approve(1, "5.00", coop.add("M1", 10))
    coop.pay()
    (content,) = coop.sent().values()
    assert texts(content, "CdtrAcct/p:Id/p:IBAN") == [iban(10)]


def test_a_payee_without_an_entry_is_named(coop: Coop) -> None:
    coop.approve(1, "5.00", "0x" + "22" * 32)
    fails(coop.pay(), "payment 1 of coop-3", "M1")


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ({"iban": "DE03999999990000000009"}, "IBAN"),
        ({"iban": iban(9)[:-1]}, "IBAN"),
        ({"iban": "XX" + iban(9)[2:]}, "IBAN"),
        ({"bic": "MARKDE"}, "BIC"),
        ({"town": ""}, "town"),
        ({"country": ""}, "country"),
        ({"country": "Spain"}, "country"),
        ({"name": "x" * 71}, "name"),
        ({"name": "x\ny"}, "name"),
        ({"name": " "}, "name"),
        ({"postcode": "1" * 17}, "postcode"),
    ],
)
def test_details_that_no_bank_takes_are_not_entered(coop: Coop, given: dict[str, str], word: str) -> None:
    entry = {"party": "M1", "name": "Erika Beispiel", "iban": iban(9), **TOWN, **given}
    before = coop.details.read_bytes()
    fails(coop.run("add", coop.details, *[f"--{key}={value}" for key, value in entry.items()]), word)
    assert coop.details.read_bytes() == before


def test_a_missing_town_stops_the_payments(coop: Coop) -> None:
    coop.approve(1, "5.00", coop.add("M1", 9))
    coop.change_details(lambda value: value["payees"][0]["address"].pop("town"))
    fails(coop.pay(), "M1", "town")


def test_yen_are_refused(coop: Coop) -> None:
    coop.currency, coop.decimals = "JPY", 0
    coop.approve(1, "10000.00", coop.add("M1", 9))
    fails(coop.pay(), "payment 1 of coop-3", "JPY", "euros")


@pytest.mark.parametrize("amount", ["0.000000", "5.00", "-5.000000", "1e3", "05.000000", "5,000000", 5, None, True])
def test_amounts_that_are_none_are_refused(coop: Coop, amount: object) -> None:
    coop.approve(1, "5.00", coop.add("M1", 9))
    coop.payments[0]["amount"] = amount
    fails(coop.pay(), "amount")


def test_below_a_cent_and_above_what_a_transfer_carries_are_told(coop: Coop) -> None:
    commitment = coop.add("M1", 9)
    coop.approve(1, "5.00", commitment)
    coop.payments[0]["amount"] = "5.005000"
    fails(coop.pay(), "payment 1 of coop-3", "5.005000", "2 decimals")
    coop.payments[0]["amount"] = "1000000000.000000"
    fails(coop.pay(), "payment 1 of coop-3", "999999999.99")


def test_a_text_is_not_cut(coop: Coop) -> None:
    commitment = coop.add("M1", 9)
    coop.approve(1, "5.00", commitment, text="ß" * 71)
    fails(coop.pay(), "text of payment 1 of coop-3", "142")
    coop.payments[0]["text"] = "ß" * 70
    coop.pay()
    (content,) = coop.sent().values()
    assert texts(content, "Ustrd") == ["s" * 140]


def test_a_payment_given_twice_is_refused(coop: Coop) -> None:
    commitment = coop.add("M1", 9)
    coop.approve(1, "5.00", commitment)
    coop.approve(1, "5.00", commitment)
    fails(coop.pay(), "payment 1", "twice")


def test_an_end_to_end_id_is_that_of_the_payment_and_fits(coop: Coop) -> None:
    assert len(end_to_end("treasury-4294967295", Item(2**32 - 1, 99), 99_999_999)) == 35
    coop.approve(2**32 - 1, "5.00", coop.add("M1", 9), party="M1", returned=2**32 - 2)
    assert coop.pay().returncode == 0
    coop.payments[0]["end_to_end"] = "C3-P2"
    fails(coop.pay(), "end-to-end id")


def test_no_day_before_the_book_is_a_day_of_execution(coop: Coop) -> None:
    coop.approve(1, "5.00", coop.add("M1", 9))
    fails(coop.pay(on="2026-12-31"), "2026-12-31")
    fails(coop.pay(on="2027-02-30"), "2027-02-30")


def test_a_book_of_another_account_is_refused(coop: Coop) -> None:
    coop.approve(1, "5.00", coop.add("M1", 9))
    coop.change_details(lambda value: value.update(account=1001))
    fails(coop.pay(), "1000", "1001")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"format": "rochdale-bank-book/1"}',
        b'{"format": "rochdale-bank-book/2"}',
        b'{"format": "rochdale-bank-book/1", "format": "rochdale-bank-book/1"}',
        b'{"format": "rochdale-bank-book/1", "ledger": 1.5}',
        b'{"format": "rochdale-bank-book/1", "ledger": NaN}',
        b"[" * 200_000,
    ],
)
def test_a_file_that_is_no_book_is_told_in_one_sentence(coop: Coop, content: bytes) -> None:
    path = coop.folder / "bad.json"
    path.write_bytes(content)
    fails(coop.run("pay", path, coop.details, coop.folder / "out", "--on", "2027-01-28"), "bad.json")


@pytest.mark.parametrize(
    ("given", "instead", "words"),
    [
        ('"payments": [', '"payments": [], "payments": [', '"payments" is given twice'),
        ('"5.000000"', "5.000000", "rounded"),
        ('"pending": 1', '"ledger": "coop-4", "pending": 1', "twice"),
        ('[{"ledger": "coop-3"', '[{"ledger": "coop-4"', "another ledger"),
        ('"currency": "EUR", "decimals"', '"currency": "eur", "decimals"', "currency"),
        ('"place": 1', '"place": "1"', "place"),
        ('"place": 1', '"place": -1', "place"),
        ('"ledger": "coop-3"', '"ledger": 3', "ledger"),
        ('"ledger": "coop-3"', '"ledger": "coop-03"', "a ledger"),
        ('"pending": 1', '"pending": 0', "pending"),
        ('"pending": 1', '"pending": 4294967296', "pending"),
        ('"party": "M1"', '"party": "M\\u0000"', "party"),
        ('"returned": 0', '"returned": -1', "returned"),
    ],
)
def test_a_book_that_contradicts_itself_is_refused(coop: Coop, given: str, instead: str, words: str) -> None:
    coop.approve(1, "5.00", coop.add("M1", 9), place=1)
    text = coop.book().read_text(encoding="utf-8")
    assert given in text
    path = coop.folder / "bad.json"
    path.write_text(text.replace(given, instead, 1), encoding="utf-8")
    fails(coop.run("pay", path, coop.details, coop.folder / "out", "--on", "2027-01-28"), words)


def test_a_field_that_nobody_knows_is_refused(coop: Coop) -> None:
    coop.approve(1, "5.00", coop.add("M1", 9), urgent="yes")
    fails(coop.pay(), "urgent")


def test_what_the_tool_writes_only_its_owner_reads(coop: Coop) -> None:
    coop.approve(1, "5.00", coop.add("M1", 9))
    coop.pay()
    written = [coop.details, coop.details.with_name("details.json.state"), *(coop.folder / "out").iterdir()]
    assert [stat.S_IMODE(path.stat().st_mode) for path in written] == [0o600] * 3


def test_two_commands_at_once_do_not_pay_twice(coop: Coop) -> None:
    coop.approve(1, "5.00", coop.add("M1", 9))
    results: list[subprocess.CompletedProcess[str]] = []
    book = coop.book()

    def pay(out: str) -> None:
        results.append(coop.spawn("pay", book, coop.details, coop.folder / out, "--on", "2027-01-28"))

    threads = [threading.Thread(target=pay, args=(f"out{place}",)) for place in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(list(coop.folder.glob("out*/*.xml"))) == 1
    assert all(done.returncode == 0 or "another command" in done.stderr for done in results)


@pytest.mark.parametrize("arguments", [[], ["pay"], ["pray", "x"], ["check", "/nowhere"], ["forget", "x"]])
def test_a_wrong_command_line_is_one_sentence(coop: Coop, arguments: list[str]) -> None:
    fails(coop.spawn(*arguments))


def test_help_needs_nothing(coop: Coop) -> None:
    done = coop.spawn("--help")
    assert done.returncode == 0 and "pain.001.001.09" in done.stdout


def test_a_statement_finds_the_batch_under_its_name(coop: Coop) -> None:
    for place in (1, 2):
        coop.approve(5, "5.00", coop.add(f"M{place}", place + 8), place=place)
    coop.pay()
    (name,) = coop.sent()
    got = coop.read_lines(Line("-10.00", date(2027, 1, 28), reference="B1", batch=name, parts=(Part(), Part())))
    assert [(part["pending"], part["place"]) for part in got["proposals"][0]["posts"]] == [(5, 1), (5, 2)]
