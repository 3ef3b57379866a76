//! `a=imageattr` as webrtc-sdp has it.

use webrtc_sdp::attribute_type::{
    SdpAttributeImageAttr, SdpAttributeImageAttrSRange, SdpAttributeImageAttrSet,
    SdpAttributeImageAttrSetList, SdpAttributeImageAttrXyRange,
};

use super::one;
use crate::reading::Fields;

pub(super) fn fields(image: &SdpAttributeImageAttr) -> Fields {
    let mut fields = one("payload", &image.pt);
    put_sets("send", &image.send, &mut fields);
    put_sets("recv", &image.recv, &mut fields);
    fields
}

fn put_sets(path: &str, sets: &SdpAttributeImageAttrSetList, fields: &mut Fields) {
    match sets {
        SdpAttributeImageAttrSetList::Wildcard => fields.put(path, "*"),
        SdpAttributeImageAttrSetList::Sets(sets) => {
            for (index, set) in sets.iter().enumerate() {
                put_set(&format!("{path}[{index}]"), set, fields);
            }
        }
    }
}

fn put_set(path: &str, set: &SdpAttributeImageAttrSet, fields: &mut Fields) {
    put_sizes(&format!("{path}.x"), &set.x, fields);
    put_sizes(&format!("{path}.y"), &set.y, fields);
    // It keeps no order, so they are taken to stand in that of RFC 6236.
    let mut parameters = Vec::new();
    parameters.extend(set.sar.as_ref().map(|ratios| ("sar", aspect_ratios(ratios))));
    parameters.extend(set.par.as_ref().map(|ratio| ("par", range(ratio.min, ratio.max))));
    parameters.extend(set.q.map(|preference| ("q", vec![(String::new(), preference)])));
    for (index, (key, values)) in parameters.into_iter().enumerate() {
        let path = format!("{path}.parameters[{index}]");
        fields.put(format!("{path}.key"), key);
        for (part, value) in values {
            fields.put(format!("{path}.value{part}"), value);
        }
    }
}

/// Each ratio, with the rest of the path that leads to it.
fn aspect_ratios(ratios: &SdpAttributeImageAttrSRange) -> Vec<(String, f32)> {
    match ratios {
        SdpAttributeImageAttrSRange::Range(min, max) => range(*min, *max),
        SdpAttributeImageAttrSRange::DiscreteValues(values) => match values[..] {
            [ratio] => vec![(String::new(), ratio)],
            _ => values.iter().enumerate().map(|(at, &ratio)| (format!("[{at}]"), ratio)).collect(),
        },
    }
}

fn range(min: f32, max: f32) -> Vec<(String, f32)> {
    vec![(".min".to_owned(), min), (".max".to_owned(), max)]
}

fn put_sizes(path: &str, sizes: &SdpAttributeImageAttrXyRange, fields: &mut Fields) {
    match sizes {
        SdpAttributeImageAttrXyRange::Range(min, max, step) => {
            fields.put(format!("{path}.min"), min);
            fields.put_option(&format!("{path}.step"), *step);
            fields.put(format!("{path}.max"), max);
        }
        SdpAttributeImageAttrXyRange::DiscreteValues(values) => match &values[..] {
            [value] => fields.put(path, value),
            values => fields.put_list(path, values),
        },
    }
}
