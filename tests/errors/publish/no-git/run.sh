PATH=$(dirname "$(command -v yuanzhi)") yuanzhi publish
