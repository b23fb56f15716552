package importer

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"strings"
)

// Zip archives: the one member that a reader knows is read, within a bound on
// what it may unpack to. Names with a path upwards, nested archives and
// members that grow past the bound are refused.

const (
	maxUnpacked = MaxBytes
	maxMembers  = 2000
)

func isZip(data []byte) bool { return bytes.HasPrefix(data, []byte("PK\x03\x04")) }

// Unzip returns the member worth reading, by name order.
func unzip(data []byte) (name string, content []byte, err error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "", nil, &Refused{What: "the zip archive is damaged", Cure: "export it again"}
	}
	if len(z.File) > maxMembers {
		return "", nil, &Refused{What: fmt.Sprintf("the zip archive has %d members", len(z.File)), Cure: "take out the export file and import that"}
	}
	var best *zip.File
	for _, f := range z.File {
		clean := path.Clean(strings.ReplaceAll(f.Name, `\`, "/"))
		if strings.HasPrefix(clean, "../") || strings.HasPrefix(clean, "/") {
			return "", nil, &Refused{What: "the zip archive has a member that points outside of it", Cure: "do not trust this file"}
		}
		base := strings.ToLower(path.Base(clean))
		wanted := base == "export.xml" || strings.HasSuffix(base, ".csv") || strings.HasSuffix(base, ".fit") || strings.HasSuffix(base, ".json")
		if wanted && (best == nil || base == "export.xml") {
			best = f
		}
	}
	if best == nil {
		return "", nil, &Refused{What: "nothing in the zip archive can be imported", Cure: "it needs an export.xml, a .csv, a .json or a .fit file"}
	}
	r, err := best.Open()
	if err != nil {
		return "", nil, &Refused{What: "the zip archive is damaged", Cure: "export it again"}
	}
	defer r.Close()
	content, err = io.ReadAll(io.LimitReader(r, maxUnpacked+1))
	if err != nil {
		return "", nil, &Refused{What: "the zip archive is damaged", Cure: "export it again"}
	}
	if len(content) > maxUnpacked {
		return "", nil, &Refused{What: fmt.Sprintf("%s unpacks to more than %d MB", best.Name, maxUnpacked>>20), Cure: "unpack it yourself and import the parts"}
	}
	return best.Name, content, nil
}
