package read

import (
	"errors"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"recount"
	"recount/read/fetch"
)

// files lists what paths hold, in order. A path that leads nowhere is a
// problem in its place.
func files(paths []string) iter.Seq2[file, *recount.Problem] {
	return func(yield func(file, *recount.Problem) bool) {
		for _, path := range paths {
			if !visit(path, yield) {
				return
			}
		}
	}
}

// visit yields the files of one path that the user named. Such a path may be
// a pipe or hidden; what stands in folders is chosen more carefully.
func visit(path string, yield func(file, *recount.Problem) bool) bool {
	if path == standardInput || fetch.IsAddress(path) {
		return yield(file{path}, nil)
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return yield(file{path}, missing(err).at(path))
	case !info.IsDir():
		return yield(file{path}, nil)
	}
	return walk(path, yield)
}

func missing(err error) *fault {
	if errors.Is(err, fs.ErrNotExist) {
		return &fault{"there is no such file or folder", "check the name"}
	}
	return unreadable(bare(err))
}

// walk yields the files of a folder and of the folders in it.
func walk(root string, yield func(file, *recount.Problem) bool) bool {
	found, going := false, true
	offer := func(path string, problem *recount.Problem) error {
		found = true
		if going = yield(file{path}, problem); !going {
			return fs.SkipAll
		}
		return nil
	}
	_ = filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return offer(path, unreadable(bare(err)).at(path))
		case path != root && hidden(path, entry):
			return skip(entry)
		case entry.IsDir():
			return nil
		}
		return offer(path, irregular(path))
	})
	if !found {
		return yield(file{root}, (&fault{"there is no file in the folder", "name a folder that holds reports"}).at(root))
	}
	return going
}

func skip(entry fs.DirEntry) error {
	if entry.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// hidden tells what is not meant to be read: dot files, and the folder of
// scripts and pictures that a browser saves beside a page ("Page.html",
// "Page_files").
func hidden(path string, entry fs.DirEntry) bool {
	if strings.HasPrefix(entry.Name(), ".") {
		return true
	}
	page, saved := strings.CutSuffix(path, "_files")
	if !saved || !entry.IsDir() {
		return false
	}
	return exists(page+".html") || exists(page+".htm")
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// irregular returns the problem of an entry that is not a file to read:
// opening a pipe or a device could wait for ever.
func irregular(path string) *recount.Problem {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return missing(err).at(path)
	case info.IsDir():
		return (&fault{"it is a link to a folder, and was not followed", "name that folder itself"}).at(path)
	case !info.Mode().IsRegular():
		return (&fault{"it is not a regular file", "name it by itself to read it all the same"}).at(path)
	}
	return nil
}
