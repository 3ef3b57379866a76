//! Capability negotiation.

mod attribute_configuration;
pub(super) mod blanks;
mod capabilities;
mod configuration;
mod declaration;
mod negotiation;
mod number;
mod precondition;
mod spaced_list;
mod transport;

pub use attribute_configuration::{
    AttributeConfiguration, AttributeReference, AttributeReferences, Deletion,
};
pub use capabilities::{
    Acap, AttributeCapability, Bcap, Ccap, Creq, Csup, EncodingCapability, Icap, Mfcap, Mscap,
    Omcap, Rmcap, Tcap,
};
pub use configuration::{Configuration, ConfigurationPart, PayloadMapping, Requirement};
pub use declaration::{Cdsc, Cpar, Cparmax, Cparmin, ParameterLine, Sqn};
pub use negotiation::{
    Acfg, LatentMediaType, Lcfg, OptionalConfigurations, Pcfg, SelectedConfiguration, Sescap,
    SessionConfigurations,
};
pub use number::{
    Alternatives, CapabilityNumber, CapabilityNumbers, CapabilityRange, CapabilityRanges,
    FormatRange, FormatScope,
};
pub use precondition::{
    Conf, Curr, Des, Precondition, PreconditionDirection, QosMechRecv, QosMechSend, QosMechanism,
    Segment, Strength,
};
pub use spaced_list::SpacedList;
pub use transport::{Altc, DccpPort, DccpServiceCode, Maxprate, ServiceCode, ServiceCodeText};
