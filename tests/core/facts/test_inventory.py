from verband.core.facts.inventory import Count, inventory


def test_the_sentence_names_what_is_registered_and_what_was_counted():
    found = inventory()
    assert str(found.registered_per_municipality) in found.sentence
    assert str(found.mean_by_kind["municipality"].counted) in found.sentence
    assert str(found.year) in found.sentence


def test_the_inventory_counts_every_kind_of_government():
    assert dict(inventory().mean_by_kind) == {
        "municipality": Count(27, 33),
        "province": Count(27, 47),
        "water-authority": Count(14, 19),
    }


def test_partnerships_grew_from_2017_to_2020():
    found = inventory()
    assert (found.earlier_year, found.year) == (2017, 2020)
    assert found.partnerships == Count(1095, 1284)
    assert "KWINK" in found.source
