//! Messaging, files, conferences and speech resources.
