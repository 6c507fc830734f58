from __future__ import annotations

from tidegauge.accounts.credentials.link import fits, invited_hash, is_invited, print_of


def test_a_link_fits_the_password_it_was_made_for_and_no_other() -> None:
    made = print_of("$argon2id$a", "ada@example.com")
    assert fits(made, "$argon2id$a", "ada@example.com")
    assert not fits(made, "$argon2id$b", "ada@example.com")
    assert not fits(made, "$argon2id$a", "eve@example.com")
    assert not fits("", "$argon2id$a", "ada@example.com")


def test_invitations_differ_from_person_to_person_and_from_hashes() -> None:
    first, second = invited_hash(), invited_hash()
    assert first != second
    assert is_invited(first)
    assert not is_invited("$argon2id$v=19$m=8,t=1,p=1$x$y")
