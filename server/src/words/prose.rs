//! Longer texts: a message of several paragraphs, headings and lists.

use super::Words;

/// One piece of a longer text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Block {
    /// A heading: a line that begins with `## `.
    Heading(String),
    /// A paragraph: lines up to an empty one.
    Paragraph(String),
    /// A list: lines that begin with `- `.
    List(Vec<String>),
}

impl Words {
    /// A message as a longer text.
    pub(crate) fn prose(self, key: &str) -> Vec<Block> {
        blocks(&self.get(key))
    }

    /// A message as a longer text, with one text in it.
    pub(crate) fn prose_with(self, key: &str, name: &str, text: &str) -> Vec<Block> {
        blocks(&self.say(key, name, text))
    }
}

fn blocks(text: &str) -> Vec<Block> {
    text.split("\n\n").map(str::trim).filter(|part| !part.is_empty()).map(block).collect()
}

fn block(part: &str) -> Block {
    if let Some(heading) = part.strip_prefix("## ") {
        return Block::Heading(heading.to_owned());
    }
    let Some(first) = part.strip_prefix("- ") else { return Block::Paragraph(one_line(part)) };
    Block::List(first.split("\n- ").map(one_line).collect())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_falls_into_headings_paragraphs_and_lists() {
        let text = "One line\nof two.\n\n## What to ask\n\n- first\n  thing\n- second";
        assert_eq!(
            blocks(text),
            [
                Block::Paragraph("One line of two.".into()),
                Block::Heading("What to ask".into()),
                Block::List(vec!["first thing".into(), "second".into()]),
            ]
        );
    }
}
