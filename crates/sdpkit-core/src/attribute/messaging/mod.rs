//! Messaging, files, conferences and speech resources.

mod circuit_switched;
mod conference;
mod fax;
mod file;
mod file_selector;
mod media_range;
mod msrp;
mod optional_value;
mod speech;

pub use circuit_switched::{Correlation, CorrelationMechanism, CsCorrelation};
pub use conference::{BfcpVer, CfwId, ConfId, FloorCtrl, FloorId, FloorRole, UserId};
pub use fax::{
    T38ErrorCorrection, T38FaxFillBitRemoval, T38FaxMaxBuffer, T38FaxMaxDatagram, T38FaxMaxIfp,
    T38FaxRateManagement, T38FaxTranscodingJbig, T38FaxTranscodingMmr, T38FaxUdpEc,
    T38FaxUdpEcDepth, T38FaxUdpFecMaxSpan, T38FaxVersion, T38MaxBitRate, T38Modem, T38ModemType,
    T38RateManagement, T38Switch, T38VendorInfo,
};
pub use file::{
    Disposition, FileDate, FileDisposition, FileEvent, FileIcon, FileRange, FileStop, FileTime,
    FileTransferId,
};
pub use file_selector::{
    FileHash, FileName, FileProperty, FileSelector, FileType, FileTypeParameter,
};
pub use media_range::{MediaRange, TypeParameter, TypeParameterValue};
pub use msrp::{
    AcceptTypes, AcceptWrappedTypes, Chatroom, MaxSize, MsrpAuthority, MsrpCema, MsrpParameter,
    MsrpScheme, MsrpSession, MsrpUri, Path,
};
pub use speech::{Channel, Cmid, Resource, ResourceType};
