//! No two files of a crate need each other, not even around others: read off the paths that they name. Only a file and
//! those of its own folder may.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};
use syn::{
    Attribute, ItemMod, UseTree,
    visit::{Visit, visit_item_mod, visit_path},
};

/// A module's path inside its crate.
type Module = Vec<String>;

/// The files of a crate, by their modules.
fn files(src: &Path, folder: &Path, found: &mut BTreeMap<Module, PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(src, &path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            let inside = path.strip_prefix(src).unwrap().with_extension("");
            let mut module: Module = inside.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
            module.retain(|part| part != "mod" && part != "lib" && part != "main");
            found.insert(module, path);
        }
    }
}

/// What one file names.
struct Names<'f> {
    files: &'f BTreeMap<Module, PathBuf>,
    here: Module,
    /// What its `use` lines bring in, by the first word of paths in it.
    brought: BTreeMap<String, Vec<String>>,
    named: BTreeSet<Module>,
}

impl Names<'_> {
    /// The file of a path, if it is another one of this crate.
    fn name(&mut self, path: &[String]) {
        let up = path.iter().take_while(|part| *part == "super").count();
        let (mut module, rest) = match path.first().map(String::as_str) {
            Some("crate") => (vec![], &path[1..]),
            Some("self") => (self.here.clone(), &path[1..]),
            _ => (self.here[..self.here.len().saturating_sub(up)].to_vec(), &path[up..]),
        };
        for part in rest {
            module.push(part.clone());
            if !self.files.contains_key(&module) {
                module.pop();
                break;
            }
        }
        if !module.starts_with(&self.here) && !self.here.starts_with(&module) {
            self.named.insert(module);
        }
    }

    /// What is called `named` at `path` is `known` in the file.
    fn bring(&mut self, known: &str, named: &str, path: &[String]) {
        let whole = if named == "self" { path.to_vec() } else { [path, &[named.to_owned()]].concat() };
        self.name(&whole);
        self.brought.insert(known.to_owned(), whole);
    }

    fn name_all(&mut self, tree: &UseTree, path: &mut Vec<String>) {
        let depth = path.len();
        match tree {
            UseTree::Path(part) => {
                path.push(part.ident.to_string());
                self.name_all(&part.tree, path);
            }
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.name_all(tree, path)),
            UseTree::Name(name) if name.ident == "self" => {
                let known = path.last().cloned().unwrap_or_default();
                self.bring(&known, "self", path);
            }
            UseTree::Name(name) => self.bring(&name.ident.to_string(), &name.ident.to_string(), path),
            UseTree::Rename(name) => self.bring(&name.rename.to_string(), &name.ident.to_string(), path),
            UseTree::Glob(_) => self.name(path),
        }
        path.truncate(depth);
    }
}

fn is_for_tests(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg")
        && attribute.parse_args::<syn::Path>().is_ok_and(|what| what.is_ident("test"))
}

impl<'ast> Visit<'ast> for Names<'_> {
    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        if !module.attrs.iter().any(is_for_tests) {
            visit_item_mod(self, module);
        }
    }

    fn visit_use_tree(&mut self, tree: &'ast UseTree) {
        self.name_all(tree, &mut vec![]);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let mut parts: Vec<String> = path.segments.iter().map(|part| part.ident.to_string()).collect();
        if let Some(brought) = parts.first().and_then(|first| self.brought.get(first)) {
            parts.splice(..1, brought.iter().cloned());
        }
        self.name(&parts);
        visit_path(self, path);
    }
}

/// The files that need each other: what is left once all go that name nobody, or that nobody names.
fn circles(mut named: BTreeMap<Module, BTreeSet<Module>>) -> Vec<String> {
    loop {
        let before = named.len();
        let open: BTreeSet<Module> = named.keys().cloned().collect();
        named.values_mut().for_each(|others| others.retain(|other| open.contains(other)));
        let needed: BTreeSet<Module> = named.values().flatten().cloned().collect();
        named.retain(|module, others| !others.is_empty() && needed.contains(module));
        if named.len() == before {
            break;
        }
    }
    let line = |(module, others): (Module, BTreeSet<Module>)| {
        let others: Vec<String> = others.iter().map(|other| other.join("::")).collect();
        format!("{} needs {}", module.join("::"), others.join(", "))
    };
    named.into_iter().map(line).collect()
}

fn circles_of(source: &Path) -> Vec<String> {
    let mut found = BTreeMap::new();
    files(source, source, &mut found);
    let names = found.iter().filter(|(module, _)| !module.is_empty()).map(|(module, path)| {
        let mut names =
            Names { files: &found, here: module.clone(), brought: BTreeMap::new(), named: BTreeSet::new() };
        names.visit_file(&syn::parse_file(&fs::read_to_string(path).unwrap()).unwrap());
        (module.clone(), names.named)
    });
    circles(names.collect())
}

#[test]
fn no_two_files_need_each_other() {
    let house = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    for room in ["domain", "store", "feeds", "safety", "finder", "server"] {
        let circles = circles_of(&house.join(room).join("src"));
        assert!(circles.is_empty(), "{room}:\n{}", circles.join("\n"));
    }
}

#[test]
fn a_circle_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("lib.rs", "mod a;\nmod b;\nmod c;\nmod d;\npub use a::A;\n");
    write("a.rs", "use crate::{b::{B, other as Name}, d};\n");
    write("b.rs", "fn of() -> super::c::C { super::c::C }\n#[cfg(test)]\nmod tests { use crate::d::D; }\n");
    write("c.rs", "use crate::d::D;\nuse crate::{self as all};\nfn of() -> all::a::A { all::a::A }\n");
    write("d.rs", "use std::fmt;\n");
    assert_eq!(circles_of(folder.path()), ["a needs b", "b needs c", "c needs a"]);
    write("c.rs", "use crate::d::D;\n");
    assert_eq!(circles_of(folder.path()), Vec::<String>::new());
}
