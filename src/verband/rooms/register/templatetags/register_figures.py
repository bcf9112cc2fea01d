"""What the figures of the register count, for the "i" beside them."""

from dataclasses import dataclass

from django import template

register = template.Library()


@dataclass(frozen=True, slots=True)
class Figure:
    """What a figure or a few figures side by side count, and what they cannot say."""

    title: str
    definition: str
    unit: str
    source: str = ""
    """Empty when it is the register as it is looked at."""
    limits: str = ""


HERE = "Ingevuld in dit overzicht door wie ervoor verantwoordelijk is, met naam van de overheid en dag erbij"
FIGURES = {
    "register": Figure(
        "de aantallen",
        "Samenwerkingsverbanden die op de peildatum van kracht zijn, elk één keer; een deelname is één partij in één "
        "verband. Bij overheden staan alle gemeenten, provincies en waterschappen die dan bestaan, en wie verder "
        "ergens aan deelneemt.",
        "verbanden, deelnames en partijen",
        limits="Een verband dat waarschijnlijk is opgevolgd telt mee, en een opgeheven deelnemer ook.",
    ),
    "party": Figure(
        "deze aantallen",
        "Samenwerkingsverbanden waaraan deze partij op de peildatum deelneemt, in welke rol ook. Andere partijen "
        "zijn alle partijen met wie zij minstens één daarvan deelt; elk telt één keer.",
        "verbanden en partijen",
        limits="Een verband dat waarschijnlijk is opgevolgd telt mee, en een opgeheven deelnemer ook.",
    ),
    "part": Figure(
        "de matrix",
        "Samenwerkingsverbanden en deelnemende partijen binnen wat hierboven is gekozen, elk één keer.",
        "verbanden en partijen",
    ),
    "prompts": Figure(
        "gespreksaanleidingen",
        "Elke keer dat een verband of een overheid binnen deze keuze past bij een van de omschrijvingen op die "
        "bladzijde. Het aantal zegt niets over hoe goed of slecht het gaat.",
        "aanleidingen",
    ),
    "answers": Figure(
        "antwoorden bekend",
        "Elke taak in de lijst heeft acht kenmerken. Bekend is een antwoord dat iemand gaf en dat niet 'niet "
        "bekend' is.",
        "antwoorden",
        source=HERE,
        limits="Over een taak die niemand heeft ingevoerd zegt dit niets.",
    ),
}


@register.inclusion_tag("common/_i.html")
def figure_info(name: str, stand: str) -> dict[str, object]:
    """Show what a figure counts; ``stand`` says of which day, and from which source when the figure names none."""
    figure = FIGURES[name]
    source = f"{figure.source}. {stand}" if figure.source else stand
    measure = {
        "title": figure.title,
        "definition": figure.definition,
        "unit": figure.unit,
        "source": source,
        "limits": figure.limits,
    }
    return {"measure": measure}
