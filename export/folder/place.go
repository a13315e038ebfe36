package folder

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// place is a folder in the making: files are written into one beside it, which
// takes its name when all are there.
type place struct {
	dir  string
	work string // where the files are written
	old  string // an earlier export, while it makes room; empty where there is none
}

// newPlace makes the folder to work in. It fails where dir holds anything but
// an earlier export.
func newPlace(dir string) (*place, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	if err := mayReplace(dir); err != nil {
		return nil, err
	}
	parent := filepath.Dir(dir)
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return nil, err
	}
	work, err := os.MkdirTemp(parent, "."+filepath.Base(dir)+".part-")
	if err != nil {
		return nil, err
	}
	return &place{dir: dir, work: work}, os.Chmod(work, 0o755)
}

// mayReplace tells whether nothing is lost where an export takes the place of
// dir.
func mayReplace(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("%s is no folder that can be written to: %w", dir, err)
	case len(entries) == 0:
		return nil
	}
	ours, err := filesOf(dir)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if !slices.Contains(ours, entry.Name()) {
			return fmt.Errorf("%s holds %s, which is of no earlier export: choose another folder, or move it away", dir, entry.Name())
		}
	}
	return nil
}

// filesOf returns the names of the files of an earlier export.
func filesOf(dir string) ([]string, error) {
	text, err := os.ReadFile(filepath.Join(dir, descriptorName))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var d descriptor
	if err != nil || json.Unmarshal(text, &d) != nil || d.CreatedBy != createdBy {
		return nil, fmt.Errorf("%s is not empty and holds no earlier export: choose another folder, or empty it", dir)
	}
	names := []string{descriptorName}
	for _, r := range d.Resources {
		names = append(names, r.Path)
	}
	return names, nil
}

// settle gives the folder its name. Where an earlier export cannot be taken
// away afterwards, the new one is in place and the error says so.
func (p *place) settle() error {
	if err := p.makeRoom(); err != nil {
		return err
	}
	if err := os.Rename(p.work, p.dir); err != nil {
		if p.old != "" {
			err = errors.Join(err, os.Rename(p.old, p.dir))
		}
		return err
	}
	p.work = ""
	if p.old == "" {
		return nil
	}
	return os.RemoveAll(p.old)
}

// makeRoom moves an earlier export aside. It looks again at what the folder
// holds: the export may have taken long.
func (p *place) makeRoom() error {
	if err := mayReplace(p.dir); err != nil {
		return err
	}
	if _, err := os.Stat(p.dir); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	old := p.work + ".old"
	if err := os.Rename(p.dir, old); err != nil {
		return err
	}
	p.old = old
	return nil
}

// abandon takes away what was written, unless it was settled.
func (p *place) abandon() {
	if p.work != "" {
		_ = os.RemoveAll(p.work) // the export has failed already: its error is told
	}
}
