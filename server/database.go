package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"time"

	serverconfig "go.temporal.io/server/common/config"
	"go.temporal.io/server/common/persistence/sql/sqlplugin/sqlite"
	sqliteschema "go.temporal.io/server/schema/sqlite"
	"google.golang.org/protobuf/types/known/durationpb"
)

const (
	namespace = "default"
	// An auditor must be able to replay a case long after it ended.
	retention = 10 * 365 * 24 * time.Hour
)

// database opens the SQLite store, made and filled with schema and namespace if it is new.
func (o Options) database() (*serverconfig.SQL, error) {
	if o.Synchronous != "FULL" && o.Synchronous != "NORMAL" {
		return nil, fmt.Errorf("--synchronous is FULL or NORMAL, not %q", o.Synchronous)
	}
	store := &serverconfig.SQL{PluginName: sqlite.PluginName}
	if o.DatabaseFile == "" {
		store.DatabaseName = strconv.FormatUint(rand.Uint64(), 36)
		store.ConnectAttributes = map[string]string{"mode": "memory", "cache": "shared"}
	} else {
		if err := o.createDatabaseFile(); err != nil {
			return nil, fmt.Errorf("cannot create %s: %w", o.DatabaseFile, err)
		}
		store = fileStore(o.DatabaseFile, o.Synchronous)
	}
	config, err := sqliteschema.NewNamespaceConfig(cluster, namespace, false, nil)
	if err != nil {
		return nil, err
	}
	config.Detail.Config.Retention = durationpb.New(retention)
	if err := sqliteschema.CreateNamespaces(store, config); err != nil {
		return nil, fmt.Errorf("cannot register the namespace: %w", err)
	}
	return store, nil
}

// createDatabaseFile sets the schema up beside the file and renames, so that a kill in between leaves no half schema.
func (o Options) createDatabaseFile() error {
	if _, err := os.Stat(o.DatabaseFile); err == nil || !errors.Is(err, os.ErrNotExist) {
		return err
	}
	draft := fmt.Sprintf("%s.%d.new", o.DatabaseFile, os.Getpid())
	defer os.Remove(draft)
	// A rollback journal for now: a write-ahead log would have to be renamed along with the file.
	store := fileStore(draft, "OFF")
	store.ConnectAttributes["journal_mode"] = "DELETE"
	if err := sqliteschema.SetupSchema(store); err != nil {
		return err
	}
	return os.Rename(draft, o.DatabaseFile)
}

func fileStore(path, synchronous string) *serverconfig.SQL {
	return &serverconfig.SQL{
		PluginName:   sqlite.PluginName,
		DatabaseName: path,
		ConnectAttributes: map[string]string{
			"mode":         "rwc",
			"journal_mode": "WAL",
			"synchronous":  synchronous,
			// Somebody may look into the file while it is in use.
			"busy_timeout": "10000",
		},
	}
}
