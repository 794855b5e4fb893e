//! Every error of the server, as RFC 9457 problem details. None quotes what it was sent.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use strayfield_core::report::Refusal;

/// What went wrong. The words are fixed: nothing of a request stands in its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    #[error("This is no request that can be read.")]
    NoRequest,
    #[error("What stands before the body is too long.")]
    HeadTooLarge,
    #[error("There is nothing at this address.")]
    NotFound,
    #[error("This address does not answer to that method.")]
    WrongMethod,
    #[error("The request took too long.")]
    TooSlow,
    #[error("The body is too long.")]
    TooLarge,
    #[error("Your network sends too much at the moment. Please send it again later.")]
    TooMany(u64),
    #[error("What is sent here is sent as application/json.")]
    NotJson,
    #[error("What is sent here is sent as a form.")]
    NoForm,
    #[error("The body could not be read.")]
    Unreadable,
    #[error("This is no report that may be taken: {0}.")]
    Refused(Refusal),
    #[error("The body is not what this address takes.")]
    Malformed,
    #[error("The question after the address is missing, or is not one this address answers.")]
    BadQuery,
    #[error("This is not the proof that belongs to this report.")]
    NotYours,
    #[error("There is no such report, or not any more.")]
    UnknownReport,
    #[error("Another report has this id already.")]
    IdTaken,
    #[error("This case was taken down.")]
    TakenDown,
    #[error("Nothing was stored. Please send it again later.")]
    Unavailable,
    #[error("Something broke here.")]
    Internal,
}

#[derive(Serialize)]
struct Body {
    r#type: String,
    title: &'static str,
    status: u16,
    detail: String,
}

impl Problem {
    /// The status of its answer.
    pub const fn status(self) -> StatusCode {
        match self {
            Self::HeadTooLarge => StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::NotJson | Self::NoForm => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::NoRequest | Self::Unreadable | Self::BadQuery => StatusCode::BAD_REQUEST,
            Self::Refused(_) | Self::Malformed => StatusCode::UNPROCESSABLE_ENTITY,
            Self::NotYours => StatusCode::FORBIDDEN,
            Self::UnknownReport => StatusCode::NOT_FOUND,
            Self::TakenDown => StatusCode::GONE,
            Self::IdTaken => StatusCode::CONFLICT,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::NoRequest => "no-request",
            Self::HeadTooLarge => "head-too-large",
            Self::NotFound => "not-found",
            Self::WrongMethod => "wrong-method",
            Self::TooSlow => "too-slow",
            Self::TooLarge => "too-large",
            Self::TooMany(_) => "too-many",
            Self::NotJson => "not-json",
            Self::NoForm => "no-form",
            Self::Unreadable => "unreadable",
            Self::Refused(_) => "refused",
            Self::Malformed => "malformed",
            Self::BadQuery => "bad-query",
            Self::NotYours => "not-yours",
            Self::UnknownReport => "unknown-report",
            Self::TakenDown => "taken-down",
            Self::IdTaken => "id-taken",
            Self::Unavailable => "unavailable",
            Self::Internal => "internal",
        }
    }

    /// The media type of [`Problem::json`].
    pub const TYPE: &'static str = "application/problem+json";

    /// What the body of its answer says.
    pub fn json(self) -> String {
        let status = self.status();
        let body = Body {
            r#type: format!("urn:strayfield:problem:{}", self.word()),
            title: status.canonical_reason().unwrap_or("Error"),
            status: status.as_u16(),
            detail: self.to_string(),
        };
        // Words and a number can always be written.
        serde_json::to_string(&body).unwrap_or_default()
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = (self.status(), self.json()).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(Self::TYPE));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        let again = match self {
            Self::Unavailable => Some(30),
            Self::TooMany(seconds) => Some(seconds),
            _ => None,
        };
        if let Some(seconds) = again {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
