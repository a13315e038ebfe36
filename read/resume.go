package read

import (
	"io"
	"os"
	"slices"
	"strconv"

	"recount/read/pack"
)

// Position is a record of a WARC file.
type Position struct {
	Number int   // from 1; 0 for none
	Offset int64 // of the record in the file, or of what it is compressed in
}

var archiveName = lazy(`(?i)\.warc(?:\.gz|\.zst|\.bz2|\.xz)?$`)

// Archives lists the WARC files among paths and in the folders among them, by
// their names, each once. What is wrong with a path is told by [Open].
func Archives(paths []string) []string {
	var found []string
	known := map[string]bool{}
	for file, problem := range files(paths) {
		if problem == nil && isArchiveFile(file.name) && !known[file.name] {
			known[file.name] = true
			found = append(found, file.name)
		}
	}
	return found
}

func isArchiveFile(name string) bool {
	info, err := os.Stat(name)
	return archiveName().MatchString(name) && err == nil && info.Mode().IsRegular()
}

// Archive is a run over one WARC file, which may begin in the middle of it.
type Archive struct{ *Input }

// OpenArchive prepares a run over a WARC file, from a record on; from its
// beginning where the position is zero. Where the file is compressed in a way
// that must be unpacked from there, the records before are passed over. Nothing is read before [Input.Reports].
func OpenArchive(path string, from Position, opts Options) Archive {
	in := Open([]string{path}, opts)
	in.from = from
	return Archive{in}
}

// Position is where the report or problem stands that was last streamed.
func (a Archive) Position() Position { return a.at }

// Stamp changes when the file does; it is empty where the file is not there.
func (a Archive) Stamp() string {
	info, err := os.Stat(a.paths[0])
	if err != nil {
		return ""
	}
	return strconv.FormatInt(info.Size(), 10) + " " + strconv.FormatInt(info.ModTime().UnixNano(), 10)
}

// Size is as of [Input.Size], less what lies before the beginning of the run.
func (a Archive) Size() (total int64, known bool) {
	total, known = a.Input.Size()
	f, err := os.Open(a.paths[0])
	if err != nil {
		return total, known
	}
	defer f.Close()
	start, err := a.from.start(f)
	if err != nil {
		return total, known
	}
	return max(0, total-start), known
}

// start is where a file is read from so that a position is reached: there, where
// the record stands by itself, plain or in a gzip member of its own; else at the
// beginning. Zstandard frames may need a dictionary from there.
func (p Position) start(f *os.File) (int64, error) {
	if p.Offset == 0 {
		return 0, nil
	}
	head := make([]byte, 4)
	if _, err := io.ReadFull(f, head); err != nil {
		return 0, bare(err)
	}
	if slices.Contains([]pack.Format{pack.None, pack.Gzip}, pack.Of(head)) {
		return p.Offset, nil
	}
	return 0, nil
}

// resume goes to where the run begins in a file.
func (s *stream) resume(f *os.File) error {
	start, err := s.in.from.start(f)
	if err != nil {
		return err
	}
	if start > 0 {
		s.base = Position{s.in.from.Number - 1, start}
	}
	if s.in.from.Offset > 0 {
		_, err = f.Seek(start, io.SeekStart)
	}
	return bare(err)
}
