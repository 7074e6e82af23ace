PATH=$(dirname "$(command -v yuanzhi)") yuanzhi diff
