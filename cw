#!/bin/bash
exec java --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmn64m -XX:PretenureSizeThreshold=1m -Xshare:auto -Xlog:disable $JX -XX:SharedArchiveFile=/tmp/s5/cw.jsa -Dchartwright.home=/work/main -cp /tmp/s5/cw.jar io.chartwright.cli.Main "$@"
