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

    fn name_all(&mut self, tree: &UseTree, path: &mut Vec<String>) {
        let depth = path.len();
        match tree {
            UseTree::Path(part) => {
                path.push(part.ident.to_string());
                self.name_all(&part.tree, path);
            }
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.name_all(tree, path)),
            UseTree::Name(name) => {
                path.push(name.ident.to_string());
                self.name(path);
            }
            UseTree::Rename(name) => {
                path.push(name.ident.to_string());
                self.name(path);
            }
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
        self.name(&path.segments.iter().map(|part| part.ident.to_string()).collect::<Vec<_>>());
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
        let mut names = Names { files: &found, here: module.clone(), named: BTreeSet::new() };
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
    write("c.rs", "use crate::a;\nuse crate::d::D;\n");
    write("d.rs", "use std::fmt;\n");
    assert_eq!(circles_of(folder.path()), ["a needs b", "b needs c", "c needs a"]);
    write("c.rs", "use crate::d::D;\n");
    assert_eq!(circles_of(folder.path()), Vec::<String>::new());
}
