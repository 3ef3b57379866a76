//! `sdptool check`: an answer and its offer, alone or after an exchange before them.

mod candidates;
mod negotiated;

use std::path::{Path, PathBuf};

use clap::Args;
use sdpkit::Sdp;
use sdpkit::lint::{
    DescriptionType, Exchange, Finding, Settings, Whose, lint, lint_next, lint_pair, lint_renewal,
};
use sdpkit::model::Model;
use sdpkit::model::order::Order as _;
use sdpkit::negotiate::is_same_side;

use crate::config::{Config, ConfigArguments, Layers};
use crate::exit::{Exit, complain};
use crate::input::{self, Refused, Source};
use crate::report::{Beside, Linted, Mending, Origin, Report, ReportArguments, Stream};

/// The name under which stdin is shown.
const STDIN_NAME: &str = "<stdin>";

#[derive(Debug, Args)]
pub(crate) struct CheckArguments {
    /// The offer: a file, or - for stdin; JSON as signalling carries it is as good.
    #[arg(value_name = "OFFER|-")]
    offer: PathBuf,

    /// The answer to it.
    #[arg(value_name = "ANSWER|-")]
    answer: PathBuf,

    /// The offer of the exchange before, whichever side made it.
    #[arg(long, value_name = "FILE", requires = "previous_answer")]
    previous_offer: Option<PathBuf>,

    /// The answer of the exchange before.
    #[arg(long, value_name = "FILE", requires = "previous_offer")]
    previous_answer: Option<PathBuf>,

    #[command(flatten)]
    report: ReportArguments,

    #[command(flatten)]
    config: ConfigArguments,
}

/// Runs the command.
pub(crate) fn run(arguments: &CheckArguments) -> Exit {
    let layers = arguments.config.layers(arguments.report.fails());
    let mut layers = match layers {
        Ok(layers) => layers,
        Err(why) => {
            complain(why);
            return Exit::Usage;
        }
    };
    match Session::read(arguments, &mut layers) {
        Ok(session) => session.report(&arguments.report),
        Err(exit) => exit,
    }
}

/// The descriptions that are looked at together.
struct Session {
    offer: Part,
    answer: Part,
    /// The offer and the answer of the exchange before.
    previous: Option<(Part, Part)>,
}

/// A description, and what counts for it.
struct Part {
    file: String,
    /// What tells it from others of its file, and the line it starts on, where the file is not the
    /// description itself.
    origin: Option<(String, u32)>,
    text: Vec<u8>,
    config: Config,
}

impl Session {
    /// Reads all files; what cannot be read is told.
    fn read(arguments: &CheckArguments, layers: &mut Layers) -> Result<Self, Exit> {
        let previous = arguments.previous_offer.as_ref().zip(arguments.previous_answer.as_ref());
        let paths = [&arguments.offer, &arguments.answer].into_iter();
        let paths = paths.chain(previous.into_iter().flat_map(|(offer, answer)| [offer, answer]));
        let mut exit = Exit::Clean;
        let mut parts = Vec::new();
        for path in paths {
            match Part::read(path, layers) {
                Ok(part) => parts.push(part),
                Err((why, refused)) => {
                    complain(why);
                    exit = exit.and(refused);
                }
            }
        }
        let mut parts = parts.into_iter();
        match (parts.next(), parts.next()) {
            (Some(offer), Some(answer)) if exit == Exit::Clean => {
                let previous = parts.next().zip(parts.next());
                Ok(Self { offer, answer, previous })
            }
            _ => Err(exit),
        }
    }

    /// Tells what is wrong, and what was negotiated.
    fn report(&self, arguments: &ReportArguments) -> Exit {
        let (mut report, mut exit) = Report::open(arguments, Stream::Stdout, Mending::Done);
        // Nothing is mended here: people are told what to do, and programs the edits.
        let is_for_people = arguments.is_for_people();
        let told = |mut findings: Vec<Finding>| {
            findings.iter_mut().filter(|_| is_for_people).for_each(|finding| finding.fix = None);
            findings
        };
        let (findings, beside) = self.of_offer();
        let findings = told(findings);
        exit = exit.and(report.add(&self.offer.linted(&findings, &beside)));
        let (findings, beside) = self.of_answer();
        let findings = told(findings);
        exit = exit.and(report.add(&self.answer.linted(&findings, &beside)));
        if is_for_people && !arguments.is_quiet() {
            let table = negotiated::table(self.offer.sdp(), self.answer.sdp());
            exit = exit.and(report.text(table.as_bytes()));
        }
        exit.and(report.finish())
    }

    /// What is wrong with the offer.
    fn of_offer(&self) -> (Vec<Finding>, Vec<Beside>) {
        let settings = self.offer.settings(DescriptionType::Offer);
        let mut findings = lint(self.offer.sdp(), &settings);
        let mut beside = Vec::new();
        self.follow(&self.offer, &settings, (&mut findings, &mut beside));
        sort(&mut findings);
        (findings, beside)
    }

    /// What is wrong with the answer, alone and as an answer.
    fn of_answer(&self) -> (Vec<Finding>, Vec<Beside>) {
        let settings = self.answer.settings(DescriptionType::Answer);
        let (offer, answer) = (self.offer.sdp(), self.answer.sdp());
        let mut findings = lint(answer, &settings);
        findings.extend(lint_pair(offer, answer, &settings));
        let mut beside = vec![self.offer.beside(Whose::Offer)];
        self.follow(&self.answer, &settings, (&mut findings, &mut beside));
        if let Some((before_offer, before_answer)) = &self.previous {
            let previous = Exchange { offer: before_offer.sdp(), answer: before_answer.sdp() };
            findings.extend(lint_renewal(previous, Exchange { offer, answer }, &settings));
        }
        sort(&mut findings);
        (findings, beside)
    }

    /// Adds what in `next` may not follow what its side said before.
    fn follow(
        &self,
        next: &Part,
        settings: &Settings,
        (findings, beside): (&mut Vec<Finding>, &mut Vec<Beside>),
    ) {
        let Some((before_offer, before_answer)) = &self.previous else { return };
        let (own, peer) = if self.are_sides_swapped(before_offer, before_answer) {
            (before_answer, before_offer)
        } else {
            (before_offer, before_answer)
        };
        let is_offer = std::ptr::eq(next, &raw const self.offer);
        let (own, peer) = if is_offer { (own, peer) } else { (peer, own) };
        findings.extend(lint_next(own.sdp(), Some(peer.sdp()), next.sdp(), settings));
        beside.push(own.beside(Whose::Previous));
    }

    /// Whether the offer is of the side that answered before.
    fn are_sides_swapped(&self, before_offer: &Part, before_answer: &Part) -> bool {
        let offer = Model::new(self.offer.sdp());
        is_same_side(&offer, &Model::new(before_answer.sdp()))
            && !is_same_side(&offer, &Model::new(before_offer.sdp()))
    }
}

impl Part {
    /// Reads `path`; otherwise why not, and how the run ends.
    fn read(path: &Path, layers: &mut Layers) -> Result<Self, (String, Exit)> {
        let source = match path {
            path if path == Path::new("-") => Source::Stdin,
            path => Source::File(path.to_owned()),
        };
        let input = input::read(&source, STDIN_NAME).map_err(|(file, refused)| match refused {
            Refused::Unreadable(why) => (format!("{file}: {why}"), Exit::Usage),
            Refused::NotSdp(why) => (format!("{file}: {why} (not-sdp-input)"), Exit::NotSdp),
        })?;
        let config = layers.of(path).map_err(|why| (why, Exit::Usage))?;
        let count = input.descriptions.len();
        let mut descriptions = input.descriptions.into_iter();
        match descriptions.next() {
            Some(description) if count == 1 => Ok(Self {
                file: input.file,
                origin: description.line.map(|line| (description.name, line)),
                text: description.text,
                config,
            }),
            _ => {
                let file = input.file;
                Err((format!("{file}: expected one description, found {count}"), Exit::Usage))
            }
        }
    }

    fn sdp(&self) -> Sdp<'_> {
        Sdp::new(&self.text)
    }

    fn settings(&self, description_type: DescriptionType) -> Settings {
        self.config.settings(None).with_description_type(Some(description_type))
    }

    fn linted<'a>(&'a self, findings: &'a [Finding], beside: &'a [Beside]) -> Linted<'a> {
        let origin = self.origin.as_ref().map(|(name, line)| Origin { line: *line, name });
        Linted {
            file: &self.file,
            origin,
            text: &self.text,
            findings,
            beside,
            mended: 0,
            fails: self.config.fails(),
        }
    }

    fn beside(&self, whose: Whose) -> Beside {
        Beside { whose, name: self.file.clone(), text: self.text.clone() }
    }
}

fn sort(findings: &mut [Finding]) {
    findings.order_by_key(|finding| (finding.span, std::cmp::Reverse(finding.severity)));
}
