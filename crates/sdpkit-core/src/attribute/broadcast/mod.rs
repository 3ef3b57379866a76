//! Broadcast and streaming: clocks, sources, RTSP.
