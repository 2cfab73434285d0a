//! Statements: written once, listed once.

/// A statement for both engines, with `$1` parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sql {
    /// What SQLite prepares.
    pub sqlite: &'static str,
    /// What PostgreSQL prepares: the same text but for claiming jobs.
    pub postgres: &'static str,
}

/// Declares a file's statements and the list that the preparing test reads: no statement stands outside a list.
macro_rules! statements {
    ($($name:ident = $sqlite:expr $(, $postgres:expr)?;)+) => {
        $(pub(crate) const $name: crate::engine::Sql = crate::engine::Sql {
            sqlite: $sqlite,
            postgres: statements!(@last $sqlite $(, $postgres)?),
        };)+

        /// Every statement of this file.
        pub(crate) const STATEMENTS: &[crate::engine::Sql] = &[$($name),+];
    };
    (@last $one:expr) => { $one };
    (@last $one:expr, $two:expr) => { $two };
}

/// Gives [`crate::Db`] a method for each listed method of [`crate::Tx`], in a transaction (or read) of its own.
macro_rules! shortcuts {
    ($($way:ident $name:ident($($arg:ident: $ty:ty),*) -> $out:ty;)+) => {
        impl crate::Db {
            $(
                #[doc = concat!("[`Tx::", stringify!($name), "`](crate::Tx::", stringify!($name), ") on its own.")]
                pub async fn $name(&self, $($arg: $ty),*) -> Result<$out, crate::Error> {
                    self.$way(move |tx| Box::pin(async move { tx.$name($($arg),*).await })).await
                }
            )+
        }
    };
}

pub(crate) use {shortcuts, statements};
