"""`speeddial suggest`: one question, answered on the terminal."""

import click

from answers.checklist.catalogue import CATALOGUE
from answers.question import Question, checked
from answers.suggestions import AskedQuestion, Holding, Reply, Suggestion, Suggestions
from kb.starter import load_starter
from web.cli.models import try_to_prepare_models
from web.cli.output import EXIT_NO, print_json
from web.cli.store import open_store
from web.cli.why import show_why
from web.serialize import suggestions_as_dict
from web.settings import read_settings
from web.whys import say_why_outcome, say_why_suggested
from web.wiring import open_services

_WAIT_SECONDS = 600  # a first index of a large library
_SAID = {
    "ready": "Ready to send.",
    "adapt": "Close: look before you send.",
    "none": "No answer is good enough: send a holding reply and hand the question over.",
}


@click.command()
@click.argument("question")
@click.option("--channel", help="The channel that the reply goes to, such as x or email.")
@click.option("--lang", help="The language of the question; detected by default.")
@click.option("--as", "role", type=click.Choice(["agent", "ambassador"]), default="agent", help="Whose answers.")
@click.option("--limit", default=3, show_default=True, help="The most suggestions.")
@click.option("--explain", is_flag=True, help="Say also what matched and what counted.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, in the form of POST /api/suggestions.")
@click.pass_context
def suggest(
    ctx: click.Context,
    question: str,
    channel: str | None,
    lang: str | None,
    role: str,
    limit: int,
    explain: bool,
    as_json: bool,
) -> None:
    """Suggest replies to QUESTION. Exit status 1 when no answer is good enough."""
    asked = checked(
        Question(
            text=question,
            channel=channel,
            lang=lang,
            limit=limit,
            role="ambassador" if role == "ambassador" else "agent",
            explain=explain,
        )
    )
    settings = read_settings()
    load_starter(open_store(settings), checks=CATALOGUE)  # only into a store that never held anything
    try_to_prepare_models(settings)
    services = open_services(settings)
    ctx.call_on_close(services.database.close)
    services.index.wait(_WAIT_SECONDS)
    found = services.suggester.suggest(asked)
    for warning in found.warnings:
        click.secho(warning, fg="yellow", err=True)
    if as_json:
        print_json(suggestions_as_dict(found))
    else:
        _show(found)
    if found.outcome == "none":
        ctx.exit(EXIT_NO)


def _show(found: Suggestions) -> None:
    click.secho(found.remark or _SAID[found.outcome], bold=True)
    if found.questions:
        _show_questions(found)
        return
    _show_what_is_found(found)


def _show_what_is_found(found: Suggestions | AskedQuestion) -> None:
    show_why(say_why_outcome(found.explanation), indent=0)
    if found.holding is not None:
        _show_holding(found.holding)
    for number, suggestion in enumerate(found.suggestions, 1):
        _show_one(number, suggestion)


def _show_questions(found: Suggestions) -> None:
    """The reply to all questions first, then each question with its own suggestions."""
    if found.combined is not None:
        click.echo()
        click.secho(
            "One reply to all:" if not found.combined.unanswered else "One reply to what is answered:", bold=True
        )
        click.echo()
        _show_reply(found.combined.reply)
    for number, asked in enumerate(found.questions, 1):
        click.echo()
        click.secho(f"Question {number}: {' '.join(asked.text.split())}", bold=True, underline=True)
        click.echo(asked.remark or _SAID[asked.outcome])
        _show_what_is_found(asked)


def _show_reply(reply: Reply) -> None:
    click.echo("\n".join(f"   {line}" for line in "\n\n".join(reply.parts).splitlines()))


def _show_holding(holding: Holding) -> None:
    click.echo()
    click.secho(f"Holding reply of {holding.department_name}, due {holding.due_at:%Y-%m-%d %H:%M %Z}:", bold=True)
    click.echo()
    click.echo(f"   {holding.reply}")


def _show_one(number: int, suggestion: Suggestion) -> None:
    entry = suggestion.entry
    click.echo()
    click.secho(f"{number}. {entry.title}", bold=True)
    verified = f"verified {entry.verified_on:%Y-%m-%d}" if entry.verified_on else "never verified"
    click.echo(f"   {suggestion.confidence:.0%} likely right · {entry.department_name} · {entry.id} · {verified}")
    for note in suggestion.notes:
        click.secho(f"   {note}", fg="yellow")
    click.echo()
    if suggestion.withheld:
        click.secho(f"   {suggestion.withheld}", fg="yellow")
    _show_reply(suggestion.reply)
    for item in suggestion.checklist:
        if item.status == "fail":
            click.secho(f"   {item.level}: {item.title}: {item.detail}", fg="red")
    show_why(say_why_suggested(suggestion.explanation), indent=3)


COMMANDS = {"suggest": suggest}
