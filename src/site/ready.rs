//! A value that many pages show: turned once into what templates read, and handed to every page as it is.

use std::ops::Deref;
use std::sync::OnceLock;

use serde::{Serialize, Serializer};
use tera::Value;

/// A value and, from its first use on a page, its ready form.
#[derive(Debug, Clone)]
pub struct Ready<T> {
    value: T,
    ready: OnceLock<Value>,
}

impl<T> Ready<T> {
    /// Shares a value that does not change any more.
    pub fn new(value: T) -> Ready<T> {
        Ready { value, ready: OnceLock::new() }
    }
}

impl<T> Deref for Ready<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: Serialize> Serialize for Ready<T> {
    /// As the value itself; templates get the one ready form, which is not made anew for each page.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !is_for_templates::<S>() {
            return self.value.serialize(serializer);
        }
        if let Some(ready) = self.ready.get() {
            return ready.serialize(serializer);
        }
        let ready = Value::try_from_serializable(&self.value).map_err(serde::ser::Error::custom)?;
        self.ready.get_or_init(|| ready).serialize(serializer)
    }
}

/// True for the serializer that makes values for templates; every other writes the keys of a value in their order, which
/// the ready form has lost.
fn is_for_templates<S>() -> bool {
    std::any::type_name::<S>().starts_with("tera::")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shared_value_is_printed_like_the_value_itself() {
        let value = serde_json::json!({"名": "园甲", "数": [1, 2.5, true]});
        let ready = Ready::new(value.clone());
        for _ in 0..2 {
            assert_eq!(serde_json::to_string(&ready).expect("prints"), serde_json::to_string(&value).expect("prints"));
            assert_eq!(Value::from_serializable(&ready), Value::from_serializable(&value));
            assert!(ready.ready.get().is_some(), "made for templates once");
        }
    }
}
